import type { HighlightId, HighlightRecord, Piece } from '../model/index.ts';
import {
  createRowCache,
  createSegmentBuilder,
  openSegment,
  parseQuery,
  type RowCache,
  type SegmentReader,
  type SortOrder,
  search,
  snippet,
} from '../search/index.ts';

export interface HighlightHit {
  readonly id: HighlightId;
  /** Of quote and note, the words that were found marked. */
  readonly snippet: readonly Piece[];
  readonly score: number;
  /** Words, as typed, that it does not have: it is here for want of better. */
  readonly missing: readonly string[];
}

export interface HighlightAnswer {
  readonly hits: readonly HighlightHit[];
  /** All that meet the query, not only those among the hits. */
  readonly found: number;
  /** The query with unknown words replaced, or null where nothing was. */
  readonly corrected: string | null;
  /** Forms to be marked where a highlight is shown whole. */
  readonly words: readonly string[];
}

export interface HighlightSearchWish {
  /** Hits; all of them if it is not given. */
  readonly limit?: number;
  readonly sort?: SortOrder;
}

/**
 * A search over the user's highlights by the index and the language of archives: "phrases", -words,
 * typos, `label:` for tags, `before:`, `after:` and `year:` for when they were made, `author:` for who
 * made them. It is in memory: highlights are thousands at most, not hundreds of thousands.
 */
export interface HighlightSearch {
  /** Takes in the highlights as they are now; only those that are new or changed are indexed. */
  update(records: readonly HighlightRecord[]): Promise<void>;
  /** Throws nothing for any text. */
  search(query: string, wish?: HighlightSearchWish): Promise<HighlightAnswer>;
}

/** More segments than this, and one is made of all. */
const MOST_SEGMENTS = 8;
/**
 * What is outdated leaves its words behind, which then count as known to the correction of typos. Up to
 * so many highlights all are indexed anew (in 0.1 s), of more once a tenth is outdated.
 */
const QUICK = 2_000;
const MOST_OUTDATED = 0.1;
const DAY = 86_400_000;

/** What is indexed at one time; never changed in place, so that a search sees one state throughout. */
interface View {
  /** By number; a changed highlight gets another. */
  readonly records: readonly HighlightRecord[];
  /** By what is indexed of them; only these are found. */
  readonly numbers: ReadonlyMap<string, number>;
  readonly segments: readonly SegmentReader[];
}

const EMPTY: View = { records: [], numbers: new Map(), segments: [] };

export function createHighlightSearch(): HighlightSearch {
  const cache = createRowCache();
  let now = EMPTY;
  let turn: Promise<void> = Promise.resolve();

  async function withAll(records: readonly HighlightRecord[]): Promise<View> {
    const there = new Map(
      records.filter(({ removed }) => !removed.value).map(record => [versionOf(record), record]),
    );
    const fresh = [...there].filter(([version]) => !now.numbers.has(version));
    const outdated = now.records.length + fresh.length - there.size;
    const anew =
      now.segments.length === MOST_SEGMENTS ||
      outdated > (there.size <= QUICK ? 0 : there.size * MOST_OUTDATED);
    const base = anew ? EMPTY : now;
    const added = await indexed(anew ? [...there] : fresh, base.records.length, cache);
    return {
      records: [...base.records, ...added.records],
      numbers: new Map([
        ...[...base.numbers].filter(([version]) => there.has(version)),
        ...added.numbers,
      ]),
      segments: [...base.segments, ...added.segments],
    };
  }

  return {
    update(records) {
      const next = turn.then(async () => {
        now = await withAll(records);
      });
      turn = next.catch(() => {});
      return next;
    },
    async search(query, { limit, sort = 'relevance' } = {}) {
      const { records, numbers, segments } = now;
      const answer = await search(segments, parseQuery(query), {
        limit: limit ?? Math.max(1, numbers.size),
        sort,
        isLive: (_, post) => numbers.get(versionOf(records[post]!)) === post,
      });
      return {
        found: answer.posts,
        corrected: answer.corrected,
        words: answer.words,
        hits: answer.hits.map(({ post, score, missing }) => {
          const record = records[post]!;
          return { id: record.id, snippet: snippet(textOf(record), answer.words), score, missing };
        }),
      };
    },
  };
}

async function indexed(
  versions: readonly (readonly [string, HighlightRecord])[],
  first: number,
  cache: RowCache,
): Promise<View> {
  if (versions.length === 0) return EMPTY;
  const builder = createSegmentBuilder();
  versions.forEach(([, record], i) => {
    const day = Math.floor(record.created / DAY);
    builder.add({ post: first + i, comment: -1, day, fields: fieldsOf(record) });
  });
  const { rows } = builder.finish();
  return {
    records: versions.map(([, record]) => record),
    numbers: new Map(versions.map(([version], i) => [version, first + i])),
    segments: [await openSegment(async row => rows[row] ?? new Uint8Array(0), cache)],
  };
}

/** The same as long as nothing that is indexed changes, whoever has read the record anew. */
function versionOf({ id, tags, notes }: HighlightRecord): string {
  return [id, tags.at, ...notes.versions.map(({ at }) => at)].join(' ');
}

function fieldsOf(record: HighlightRecord) {
  const { page, tags, by } = record;
  return {
    title: page.title,
    labels: tags.value.join(', '),
    body: textOf(record),
    ...(by === null ? {} : { author: by }),
  };
}

function textOf({ anchor, notes }: HighlightRecord): string {
  return [anchor.exact, ...notes.versions.map(({ text }) => text)].join('\n');
}
