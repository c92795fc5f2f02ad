/** Makes records of highlights for tests. */
import { makeRecord, type NewHighlight } from '../../../lib/highlights/index.ts';
import type {
  Clock,
  HighlightAnchor,
  HighlightPage,
  HighlightRecord,
} from '../../../lib/model/index.ts';
import { writeClock } from '../../../lib/sync/index.ts';

/** A clock by its milliseconds. */
export function at(time: number, device = 'aaaaaaaaaa'): Clock {
  return writeClock({ time, count: 0, device });
}

export interface Wanted extends Partial<Omit<NewHighlight, 'page' | 'anchor'>> {
  readonly page?: Partial<HighlightPage>;
  readonly anchor?: Partial<HighlightAnchor>;
}

/** 10 March 2015, 21:00. */
export const MADE = Date.UTC(2015, 2, 10, 21);

/** The `no`th highlight: of its own id, made a minute after the one before. */
export function highlight(no: number, wanted: Wanted = {}): HighlightRecord {
  const created = wanted.created ?? MADE + no * 60_000;
  return makeRecord(
    {
      id: `h${no.toString(36).padStart(20, '0')}`,
      colour: 'yellow',
      ...wanted,
      created,
      page: {
        url: 'https://www.news.example/a',
        key: 'news.example/a',
        title: 'A page of news',
        site: 'news.example',
        published: '2015-03-09',
        place: null,
        ...wanted.page,
      },
      anchor: {
        exact: 'words that were marked',
        prefix: 'what stands before the ',
        suffix: ' and what comes after',
        start: 100 * no,
        end: 100 * no + 22,
        heading: null,
        element: null,
        ...wanted.anchor,
      },
    },
    at(created),
  );
}

/** Marked in a post that our reader shows. */
export const READER: Wanted = {
  page: {
    url: '',
    key: 'post:a1/p1',
    site: '',
    place: { archive: 'a1', post: 'p1', comment: null },
  },
};
