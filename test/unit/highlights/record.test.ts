import { describe, expect, it } from 'vitest';
import {
  changedAt,
  changeRecord,
  cleanTags,
  makeRecord,
  type NewHighlight,
} from '../../../lib/highlights/index.ts';

const at = (time: number, device = 'device0001') =>
  `${time.toString(36).padStart(9, '0')}-0000-${device}`;
const MADE: NewHighlight = {
  id: 'h1',
  created: 1,
  page: {
    url: 'https://news.example/a',
    key: 'news.example/a',
    title: 'A',
    site: 'news.example',
    published: null,
    place: null,
  },
  anchor: { exact: 'x', prefix: '', suffix: '', start: 0, end: 1, heading: null, element: null },
  colour: 'yellow',
};

describe('the record of a highlight', () => {
  it('keeps what was made, each part with its clock', () => {
    const record = makeRecord({ ...MADE, note: 'why', tags: ['pay '] }, at(1));
    expect(record.colour).toEqual({ value: 'yellow', at: at(1) });
    expect(record.tags.value).toEqual(['pay']);
    expect(record.notes.versions).toEqual([{ text: 'why', at: at(1) }]);
    expect(record.removed.value).toBe(false);
  });

  it('stamps only what was changed', () => {
    const record = changeRecord(makeRecord(MADE, at(1)), { colour: 'blue' }, at(2));
    expect(record.colour).toEqual({ value: 'blue', at: at(2) });
    expect(record.tags.at).toBe(at(1));
    expect(changedAt(record)).toBe(at(2));
  });

  it('a note takes the place of all that were there; an empty one leaves none, and is remembered', () => {
    const two = {
      ...makeRecord(MADE, at(1)),
      notes: {
        versions: [
          { text: 'b', at: at(3, 'device0002') },
          { text: 'a', at: at(2) },
        ],
        seen: { device0001: at(2), device0002: at(3, 'device0002') },
      },
    };
    const one = changeRecord(two, { note: 'both' }, at(4));
    expect(one.notes.versions.map(({ text }) => text)).toEqual(['both']);
    expect(one.notes.seen).toEqual({ device0001: at(4), device0002: at(3, 'device0002') });
    const none = changeRecord(one, { note: ' ' }, at(5));
    expect(none.notes.versions).toEqual([]);
    expect(none.notes.seen).toMatchObject({ device0001: at(5) });
  });

  it('tags are trimmed and each there once', () => {
    expect(cleanTags([' Pay', 'pay', '', 'two  words'])).toEqual(['Pay', 'two words']);
  });
});
