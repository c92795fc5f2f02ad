/**
 * A row of the documents of a segment. Lengths of bodies, which every document has one of its own of, are read
 * as they stand; all else is said once for as many documents as it is true of. A first query waits for all
 * rows to be read, by code that has only just been loaded: a loop over documents costs it more than bytes.
 *
 *   uint16 words of each body, 65,535 for more
 *   · runs until all are told:    documents, post less the last one's, first comment + 1
 *   · days until all are told:    documents, 0 where it is unknown or day less the last one + 1
 *   · authors until all are told: documents, words of each one's names
 *   · titles and labels:          how many have any, then of each: documents since the last, words of both
 *   · words of the bodies that have 65,535 or more
 */
import { ByteReader, ByteWriter } from './bytes.ts';
import { type DocColumns, type DocColumnsToFill, NO_DAY } from './doc-table.ts';

/** Stands for a length that is told at the end. */
const LONG = 65_535;

/** Documents `from` to `to` as one row. */
export function encodeDocRow(table: DocColumns, from: number, to: number): Uint8Array {
  const out = new ByteWriter();
  const { body, runs, day, authors, title, labels } = table;
  for (let doc = from; doc < to; doc++) out.uint16(Math.min(LONG, body[doc]!));
  let lastPost = 0;
  for (let run = 0; run < runs.count; run++) {
    // A run may reach over the row's ends.
    const first = Math.max(from, runs.first[run]!);
    const end = Math.min(to, run + 1 < runs.count ? runs.first[run + 1]! : table.count);
    if (first >= end) continue;
    out.varint(end - first);
    out.zigzag(runs.post[run]! - lastPost);
    out.varint(runs.comment[run]! + (first - runs.first[run]!) + 1);
    lastPost = runs.post[run]!;
  }
  let lastDay = 0;
  forEachAlike(day, from, to, (documents, own) => {
    out.varint(documents);
    if (own === NO_DAY) out.varint(0);
    else {
      out.varint(own < lastDay ? 2 * (lastDay - own) : 2 * (own - lastDay) + 1);
      lastDay = own;
    }
  });
  forEachAlike(authors, from, to, (documents, words) => {
    out.varint(documents);
    out.varint(words);
  });
  const heads: number[] = [];
  for (let doc = from; doc < to; doc++) if (title[doc]! + labels[doc]! > 0) heads.push(doc);
  out.varint(heads.length);
  heads.forEach((doc, i) => {
    out.varint(doc - (heads[i - 1] ?? from));
    out.varint(title[doc]!);
    out.varint(labels[doc]!);
  });
  for (let doc = from; doc < to; doc++) if (body[doc]! >= LONG) out.varint(body[doc]!);
  return out.take();
}

function forEachAlike(
  column: Int32Array,
  from: number,
  to: number,
  visit: (documents: number, value: number) => void,
): void {
  for (let doc = from; doc < to; ) {
    const value = column[doc]!;
    const first = doc;
    while (doc < to && column[doc] === value) doc++;
    visit(doc - first, value);
  }
}

/** Reads a row into the table, from document `from` on. */
export function decodeDocRow(
  bytes: Uint8Array,
  table: DocColumnsToFill,
  from: number,
  to: number,
): void {
  const { body, day, authors, title, labels } = table;
  const words = lengthsOf(bytes, to - from);
  body.set(words, from);
  const reader = new ByteReader(bytes, 2 * (to - from));
  // What a row says is not believed beyond its end, and never stands still.
  const behind = (at: number): number => Math.min(to, at + Math.max(1, reader.varint()));
  let post = 0;
  for (let at = from; at < to; ) {
    const end = behind(at);
    post += reader.zigzag();
    table.run(at, post, reader.varint() - 1);
    at = end;
  }
  let last = 0;
  for (let at = from; at < to; ) {
    const end = behind(at);
    const code = reader.varint();
    if (code > 0) last += code % 2 === 0 ? -code / 2 : (code - 1) / 2;
    day.fill(code > 0 ? last : NO_DAY, at, end);
    at = end;
  }
  for (let at = from; at < to; ) {
    const end = behind(at);
    authors.fill(reader.varint(), at, end);
    at = end;
  }
  const heads = Math.min(to - from, reader.varint());
  for (let i = 0, doc = from; i < heads; i++) {
    doc += reader.varint();
    title[doc] = reader.varint();
    labels[doc] = reader.varint();
  }
  for (let at = words.indexOf(LONG); at >= 0; at = words.indexOf(LONG, at + 1)) {
    body[from + at] = reader.varint();
  }
}

const LITTLE_ENDIAN = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;

function lengthsOf(bytes: Uint8Array, count: number): Uint16Array {
  if (LITTLE_ENDIAN && bytes.byteOffset % 2 === 0 && bytes.length >= 2 * count) {
    return new Uint16Array(bytes.buffer, bytes.byteOffset, count);
  }
  return Uint16Array.from(
    { length: count },
    (_, i) => (bytes[2 * i] ?? 0) | ((bytes[2 * i + 1] ?? 0) << 8),
  );
}
