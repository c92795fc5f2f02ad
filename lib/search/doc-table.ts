/**
 * The documents of a segment as columns: what a hit is, when it is from, how long its fields are. The words
 * of all of them stand in one row of **places**, document by document: those of its body, its title, its
 * labels, its author's names.
 */
import { ByteReader, ByteWriter } from './bytes.ts';

/** `day` where the date is unknown: older than any. */
export const NO_DAY = -(2 ** 31);

export interface DocColumns {
  readonly count: number;
  readonly post: Int32Array;
  /** -1 is the post itself. */
  readonly comment: Int32Array;
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
  /** The place behind the body of each. */
  readonly bodyEnd: Int32Array;
  /** Of every `2 ** CELL` places, the document that the first of them is in. */
  readonly cells: Int32Array;
}

/** A cell has about one comment: from its document the right one is one or two further. */
export const CELL = 7;

export function createDocColumns(count: number): DocColumns {
  const column = (): Int32Array => new Int32Array(count);
  return {
    count,
    post: column(),
    comment: column(),
    day: column(),
    body: column(),
    title: column(),
    labels: column(),
    authors: column(),
  };
}

/** Works out where everything stands; the columns are not to be changed afterwards. */
export function layOut(columns: DocColumns): DocTable {
  const { count, body, title, labels, authors } = columns;
  const start = new Int32Array(count + 1);
  const bodyEnd = new Int32Array(count);
  for (let doc = 0; doc < count; doc++) {
    const end = start[doc]! + body[doc]!;
    bodyEnd[doc] = end;
    start[doc + 1] = end + title[doc]! + labels[doc]! + authors[doc]!;
  }
  const cells = new Int32Array((start[count]! >>> CELL) + 1);
  let next = 0;
  for (let doc = 0; doc < count; doc++) {
    const end = start[doc + 1]!;
    for (; next << CELL < end; next++) cells[next] = doc;
  }
  cells.fill(Math.max(0, count - 1), next);
  return { ...columns, start, bodyEnd, cells };
}

/** The document that a place is in. */
export function docAt({ start, cells }: DocTable, place: number): number {
  let doc = cells[place >>> CELL]!;
  while (start[doc + 1]! <= place) doc++;
  return doc;
}

/** Flags of a document, which ride on its post. */
const HEAD = 1;
const KNOWN_DAY = 2;
/** The next comment of the same post on the same day: nothing of this is said again. */
const NEXT = 4;
/** As many words of author's names as the document before has. */
const AS_BEFORE = 8;

/** Documents `from` to `to` as one row: every column but lengths as the difference to the last. */
export function encodeDocRow(table: DocColumns, from: number, to: number): Uint8Array {
  const out = new ByteWriter();
  let [post, comment, day, authors] = [0, 0, 0, 0];
  for (let doc = from; doc < to; doc++) {
    const [title, labels] = [table.title[doc]!, table.labels[doc]!];
    const own = table.day[doc]!;
    const [morePost, moreComment] = [table.post[doc]! - post, table.comment[doc]! - comment - 1];
    const head = title > 0 || labels > 0;
    const next = morePost === 0 && moreComment === 0 && own === day;
    const flags =
      (head ? HEAD : 0) |
      (own === NO_DAY ? 0 : KNOWN_DAY) |
      (next ? NEXT : 0) |
      (table.authors[doc] === authors ? AS_BEFORE : 0);
    out.varint((morePost < 0 ? -2 * morePost - 1 : 2 * morePost) * 16 + flags);
    if (!next) {
      out.zigzag(moreComment);
      if (own !== NO_DAY) {
        out.zigzag(own - day);
        day = own;
      }
    }
    if (head) {
      out.varint(title);
      out.varint(labels);
    }
    if (!(flags & AS_BEFORE)) {
      authors = table.authors[doc]!;
      out.varint(authors);
    }
    out.varint(table.body[doc]!);
    post = table.post[doc]!;
    comment = table.comment[doc]!;
  }
  return out.take();
}

/** Reads a row into the table from document `from` on. */
export function decodeDocRow(bytes: Uint8Array, table: DocColumns, from: number, to: number): void {
  const reader = new ByteReader(bytes);
  let [post, comment, day, authors] = [0, 0, 0, 0];
  for (let doc = from; doc < to; doc++) {
    // Most are small, and a first query waits for all of them: no call for what is one byte.
    const first = bytes[reader.at]! < 128 ? bytes[reader.at++]! : reader.varint();
    const flags = first % 16;
    if (first >= 16) {
      const zigzag = (first - flags) / 16;
      post += zigzag % 2 === 1 ? -(zigzag + 1) / 2 : zigzag / 2;
    }
    comment++;
    if (!(flags & NEXT)) {
      comment += reader.zigzag();
      if (flags & KNOWN_DAY) day += reader.zigzag();
    }
    table.post[doc] = post;
    table.comment[doc] = comment;
    table.day[doc] = flags & KNOWN_DAY ? day : NO_DAY;
    if (flags & HEAD) {
      table.title[doc] = reader.varint();
      table.labels[doc] = reader.varint();
    }
    if (!(flags & AS_BEFORE)) authors = reader.varint();
    table.authors[doc] = authors;
    table.body[doc] = bytes[reader.at]! < 128 ? bytes[reader.at++]! : reader.varint();
  }
}
