/** The documents of a segment as columns: what a hit is, when it is from, how long its fields are. */
import { ByteReader, ByteWriter } from './bytes.ts';

/** `day` where the date is unknown: older than any. */
export const NO_DAY = -(2 ** 31);

export interface DocTable {
  readonly count: number;
  readonly post: Int32Array;
  /** -1 is the post itself. */
  readonly comment: Int32Array;
  /** Days since 1970, or `NO_DAY`. */
  readonly day: Int32Array;
  /** Words in each field. */
  readonly title: Int32Array;
  readonly labels: Int32Array;
  readonly body: Int32Array;
}

export function createDocTable(count: number): DocTable {
  const column = (): Int32Array => new Int32Array(count);
  return {
    count,
    post: column(),
    comment: column(),
    day: column(),
    title: column(),
    labels: column(),
    body: column(),
  };
}

/** Documents `from` to `to` as one row: every column but lengths as the difference to the last. */
export function encodeDocRow(table: DocTable, from: number, to: number): Uint8Array {
  const out = new ByteWriter();
  let post = 0;
  let comment = 0;
  let day = 0;
  for (let doc = from; doc < to; doc++) {
    const title = table.title[doc]!;
    const labels = table.labels[doc]!;
    const known = table.day[doc]! !== NO_DAY;
    // Two flags ride on the post: title or labels follow (never for comments), the day is known.
    const flags = (title > 0 || labels > 0 ? 1 : 0) + (known ? 2 : 0);
    const delta = table.post[doc]! - post;
    out.varint((delta < 0 ? -2 * delta - 1 : 2 * delta) * 4 + flags);
    out.zigzag(table.comment[doc]! - comment - 1);
    if (known) {
      out.zigzag(table.day[doc]! - day);
      day = table.day[doc]!;
    }
    if (flags & 1) {
      out.varint(title);
      out.varint(labels);
    }
    out.varint(table.body[doc]!);
    post = table.post[doc]!;
    comment = table.comment[doc]!;
  }
  return out.take();
}

/** Reads a row into the table from document `from` on. */
export function decodeDocRow(bytes: Uint8Array, table: DocTable, from: number, to: number): void {
  const reader = new ByteReader(bytes);
  let post = 0;
  let comment = 0;
  let day = 0;
  for (let doc = from; doc < to; doc++) {
    const first = reader.varint();
    const flags = first % 4;
    const zigzag = (first - flags) / 4;
    post += zigzag % 2 === 1 ? -(zigzag + 1) / 2 : zigzag / 2;
    comment += reader.zigzag() + 1;
    if (flags >= 2) day += reader.zigzag();
    table.post[doc] = post;
    table.comment[doc] = comment;
    table.day[doc] = flags >= 2 ? day : NO_DAY;
    if (flags % 2 === 1) {
      table.title[doc] = reader.varint();
      table.labels[doc] = reader.varint();
    }
    table.body[doc] = reader.varint();
  }
}
