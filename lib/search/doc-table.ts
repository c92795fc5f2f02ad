/**
 * The documents of a segment: what a hit is, when it is from, how long its fields are. A post and its comments
 * stand together and are numbered on: such a **run** is said once. The words of all documents stand in one
 * row of **places**, document by document: those of its body, its title, its labels, its author's names.
 */

/** `day` where the date is unknown: older than any. */
export const NO_DAY = -(2 ** 31);

/** Documents of one post whose comments are numbered on, from `first` to where the next run begins. */
export interface DocRuns {
  readonly count: number;
  readonly first: Int32Array;
  readonly post: Int32Array;
  /** What the first of them is: -1 is the post itself, the next one is then its comment 0. */
  readonly comment: Int32Array;
}

export interface DocColumns {
  readonly count: number;
  readonly runs: DocRuns;
  /** Days since 1970, or `NO_DAY`. */
  readonly day: Int32Array;
  /** Words in each field. */
  readonly body: Int32Array;
  readonly title: Int32Array;
  readonly labels: Int32Array;
  readonly authors: Int32Array;
}

export interface DocTable extends DocColumns {
  /** Place of the first word of each document, and behind the last one how many places there are. */
  readonly start: Int32Array;
  /** Of every `2 ** CELL` places, the document that the first of them is in. */
  readonly cells: Int32Array;
  /** Of those that are known; none is, where the first is behind the last. */
  readonly firstDay: number;
  readonly lastDay: number;
}

/** A cell has about one comment: from its document the right one is one or two further. */
const CELL = 7;

/** Columns to be filled; `run` is told of the runs, in order. */
export interface DocColumnsToFill extends DocColumns {
  /** From this document on they are those of a post, the first of them this comment of it; or go on so. */
  run(first: number, post: number, comment: number): void;
}

export function createDocColumns(count: number): DocColumnsToFill {
  const column = (): Int32Array => new Int32Array(count);
  let runs = {
    count: 0,
    first: new Int32Array(64),
    post: new Int32Array(64),
    comment: new Int32Array(64),
  };
  return {
    count,
    get runs() {
      return runs;
    },
    day: column(),
    body: column(),
    title: column(),
    labels: column(),
    authors: column(),
    run(first, post, comment) {
      const at = runs.count;
      const last = at - 1;
      const goesOn =
        runs.post[last] === post && runs.comment[last]! + first - runs.first[last]! === comment;
      if (at > 0 && goesOn) return;
      if (at === runs.first.length) {
        const { first, post, comment } = runs;
        runs = { count: at, first: doubled(first), post: doubled(post), comment: doubled(comment) };
      }
      runs.first[at] = first;
      runs.post[at] = post;
      runs.comment[at] = comment;
      runs.count++;
    },
  };
}

function doubled(column: Int32Array): Int32Array<ArrayBuffer> {
  const bigger = new Int32Array(column.length * 2);
  bigger.set(column);
  return bigger;
}

/** Works out where everything stands; the columns are not to be changed afterwards. */
export function layOut({ count, runs, day, body, title, labels, authors }: DocColumns): DocTable {
  const start = new Int32Array(count + 1);
  // Room for texts of the usual length.
  let cells = new Int32Array(count + 1);
  let [end, next] = [0, 0];
  let [firstDay, lastDay] = [2 ** 31 - 1, NO_DAY];
  // A first query waits for this loop, which has only just been read: one is done sooner than three.
  for (let doc = 0; doc < count; doc++) {
    end += body[doc]! + title[doc]! + labels[doc]! + authors[doc]!;
    start[doc + 1] = end;
    for (; next << CELL < end; next++) {
      if (next === cells.length) cells = doubled(cells);
      cells[next] = doc;
    }
    const own = day[doc]!;
    if (own > lastDay) lastDay = own;
    if (own < firstDay && own !== NO_DAY) firstDay = own;
  }
  // The place behind the last one may be asked for too.
  if (end >>> CELL >= cells.length) cells = doubled(cells);
  cells.fill(Math.max(0, count - 1), next);
  return { count, runs, day, body, title, labels, authors, start, cells, firstDay, lastDay };
}

/** The document that a place is in. */
export function docAt({ start, cells }: DocTable, place: number): number {
  let doc = cells[place >>> CELL]!;
  while (start[doc + 1]! <= place) doc++;
  return doc;
}

/** The number of the post that a document is or belongs to. */
export function postOf({ runs }: DocColumns, doc: number): number {
  return runs.post[runOf(runs, doc)]!;
}

/** The number of a comment within its post; -1 is the post itself. */
export function commentOf({ runs }: DocColumns, doc: number): number {
  const run = runOf(runs, doc);
  return runs.comment[run]! + doc - runs.first[run]!;
}

function runOf({ first, count }: DocRuns, doc: number): number {
  let low = 0;
  let high = count - 1;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if (first[middle]! <= doc) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** What each document is, in order. */
export function* documentsOf(table: DocColumns): Generator<{ post: number; comment: number }> {
  const { runs } = table;
  for (let run = 0; run < runs.count; run++) {
    const first = runs.first[run]!;
    for (let doc = first; doc < runEnd(table, run); doc++) {
      yield { post: runs.post[run]!, comment: runs.comment[run]! + doc - first };
    }
  }
}

/** The document behind the last one of a run. */
export function runEnd({ runs, count }: DocColumns, run: number): number {
  return run + 1 < runs.count ? runs.first[run + 1]! : count;
}
