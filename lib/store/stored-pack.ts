import type { PackSource } from '../jobs/index.ts';
import { FailureError, fail } from '../model/index.ts';
import { toInfo, toTerm } from './rows.ts';
import type { ArchiveRecord, BackstoryDatabase } from './schema.ts';
import { readThreads } from './threads.ts';

/** Of some 64 kB each. */
const ROWS_AT_ONCE = 16;

export interface StoredPack {
  readonly source: PackSource;
  /** Throws where what the pack holds has changed since it was begun: its parts would not fit together. */
  check(): Promise<void>;
}

const utf8 = new TextEncoder();

/** An archive of the database as what a pack is written from: threads and rows are read some at a time. */
export async function storedPack(database: BackstoryDatabase, id: string): Promise<StoredPack> {
  const { archives, terms, occurrences, dictionaries } = database;
  // All of one moment: they go by each other's numbers.
  const [record, ...made] = await database.transaction(
    'r',
    [archives, terms, occurrences, dictionaries],
    () =>
      Promise.all([
        archives.get(id),
        terms.where(':id').between([id], [id, []]).toArray(),
        occurrences.where(':id').between([id], [id, []]).toArray(),
        dictionaries.get(id),
      ]),
  );
  const [termRows, occurrenceRows, dictionary] = made;
  if (record?.state !== 'ready' || !dictionary) throw changed(record?.title ?? 'An archive');
  return {
    source: {
      archive: toInfo(record),
      segments: record.segments.map(({ no, dead }) => ({
        no,
        dead,
        rows: { [Symbol.asyncIterator]: () => rowsOf(database, id, no) },
      })),
      terms: termRows.map(toTerm),
      occurrences: occurrenceRows.map(({ bytes }) => bytes),
      dictionary: dictionary.buffer,
      threadLines: async (from, limit) => {
        const threads = await readThreads(database, id, from, limit);
        return threads.map(thread => ({
          no: thread.row.no,
          line: utf8.encode(`${JSON.stringify(thread)}\n`),
        }));
      },
    },
    async check() {
      const now = await archives.get(id);
      if (!now || stateOf(now) !== stateOf(record)) throw changed(record.title);
    },
  };
}

async function* rowsOf(database: BackstoryDatabase, archive: string, segment: number) {
  for (let from = 0; ; from += ROWS_AT_ONCE) {
    const rows = await database.segmentRows
      .where(':id')
      .between([archive, segment, from], [archive, segment, from + ROWS_AT_ONCE])
      .toArray();
    for (const { bytes } of rows) yield bytes;
    if (rows.length < ROWS_AT_ONCE) return;
  }
}

/** Changes with every step of an import and every merge of segments. */
function stateOf({ segments, nextPost, updated, posts, comments, state }: ArchiveRecord): string {
  return JSON.stringify({ segments, nextPost, updated, posts, comments, state });
}

function changed(title: string): FailureError {
  return new FailureError(
    fail(
      'internal',
      `${title} was changed while it was being saved.`,
      'Save the backup again once no import is at work.',
    ).error,
  );
}
