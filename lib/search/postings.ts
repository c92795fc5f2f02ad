/**
 * Postings of one term, in blocks of 128 documents: gaps and frequencies in one stream, positions in
 * another, so that only phrases and nearness pay for positions. A term of more than one block has a
 * table in front that says where each block is, so that a few documents of a common word cost a few
 * blocks.
 *
 *   docs stream:  [table: last document, docs bytes, places bytes of each block]  block…
 *   block:        5 bits k of gaps · 2 bits k of frequencies · 1 bit "has title or labels"
 *                 then for each document: gap · [1 bit · 3 bits of fields · their frequencies] · frequency
 *   places stream: for each document and field: positions within the field's length, interpolated;
 *                 in labels (and names of authors), whose length is not kept, gaps
 */
import { BitReader, BitWriter, riceBits } from './bits.ts';
import { ByteReader, ByteWriter } from './bytes.ts';
import type { DocTable } from './doc-table.ts';
import { readAscending, writeAscending } from './interpolative.ts';

export const BLOCK = 128;
/** A place is its field times this, plus the position of the word within the field. */
export const FIELD = 2 ** 28;
export const TITLE = 0;
export const LABELS = 1;
export const BODY = 2;

/** Gaps between labels are short and few: one parameter does. */
const LABEL_BITS = 2;
/** Words of a field that are indexed: what the coding of places has bits for. */
export const MOST_PLACES = 2 ** 23;

/** Decoded postings; buffers are used again and grow as needed. */
export class Postings {
  count = 0;
  /** Whether `title` and `labels` hold anything. */
  fields = false;
  docs = new Int32Array(BLOCK);
  title = new Int32Array(BLOCK);
  labels = new Int32Array(BLOCK);
  body = new Int32Array(BLOCK);

  room(count: number): void {
    if (count <= this.docs.length) return;
    const size = Math.ceil((count * 5) / 4);
    const grow = (column: Int32Array): Int32Array<ArrayBuffer> => {
      const bigger = new Int32Array(size);
      bigger.set(column);
      return bigger;
    };
    this.docs = grow(this.docs);
    this.title = grow(this.title);
    this.labels = grow(this.labels);
    this.body = grow(this.body);
  }
}

/** Where the blocks of a term are; bytes from the start of the term's streams. */
export interface Blocks {
  readonly count: number;
  /** Last document of each block. */
  readonly last: Int32Array;
  /** One more than blocks: where each starts, and the end. */
  readonly docsAt: Int32Array;
  readonly placesAt: Int32Array;
}

export function readBlocks(
  bytes: Uint8Array,
  df: number,
  docsLength: number,
  placesLength: number,
): Blocks {
  const count = Math.ceil(df / BLOCK);
  const last = new Int32Array(count);
  const docsAt = new Int32Array(count + 1);
  const placesAt = new Int32Array(count + 1);
  if (count === 1) {
    last[0] = 2 ** 31 - 1;
  } else {
    const reader = new ByteReader(bytes);
    let doc = 0;
    for (let i = 0; i < count; i++) {
      doc += reader.varint();
      last[i] = doc;
      docsAt[i + 1] = docsAt[i]! + reader.varint();
      placesAt[i + 1] = placesAt[i]! + reader.varint();
    }
    for (let i = 0; i <= count; i++) docsAt[i] = docsAt[i]! + reader.at;
  }
  docsAt[count] = docsLength;
  placesAt[count] = placesLength;
  return { count, last, docsAt, placesAt };
}

/** Decodes `count` documents of one block behind document `before`, into `into` from index `at` on. */
export function decodeBlock(
  bytes: Uint8Array,
  byte: number,
  before: number,
  count: number,
  into: Postings,
  at: number,
): void {
  const bits = new BitReader(bytes, byte);
  const gapBits = bits.bits(5);
  const frequencyBits = bits.bits(2);
  const fields = bits.bits(1) === 1;
  const { docs, title, labels, body } = into;
  const end = at + count;
  let doc = before;
  if (!fields) {
    for (let i = at; i < end; i++) {
      doc += bits.rice(gapBits) + 1;
      docs[i] = doc;
      body[i] = bits.rice(frequencyBits) + 1;
    }
    if (into.fields) {
      title.fill(0, at, end);
      labels.fill(0, at, end);
    }
    return;
  }
  if (!into.fields) {
    title.fill(0, 0, at);
    labels.fill(0, 0, at);
    into.fields = true;
  }
  for (let i = at; i < end; i++) {
    doc += bits.rice(gapBits) + 1;
    docs[i] = doc;
    const mask = bits.bits(1) === 0 ? 4 : bits.bits(3);
    title[i] = mask & 1 ? bits.rice(0) + 1 : 0;
    labels[i] = mask & 2 ? bits.rice(0) + 1 : 0;
    body[i] = mask & 4 ? bits.rice(frequencyBits) + 1 : 0;
  }
}

/** Decodes all postings of a term. */
export function decodePostings(bytes: Uint8Array, df: number, into: Postings): void {
  into.room(df);
  into.count = df;
  into.fields = false;
  if (df <= BLOCK) {
    decodeBlock(bytes, 0, -1, df, into, 0);
    return;
  }
  const blocks = readBlocks(bytes, df, bytes.length, 0);
  let before = -1;
  for (let i = 0; i < blocks.count; i++) {
    const at = i * BLOCK;
    decodeBlock(bytes, blocks.docsAt[i]!, before, Math.min(BLOCK, df - at), into, at);
    before = blocks.last[i]!;
  }
}

/** Decodes the postings of those blocks of a term that can hold a document of interest. */
export function decodeWanted(
  bytes: Uint8Array,
  df: number,
  wanted: (first: number, last: number) => boolean,
  into: Postings,
): void {
  if (df <= BLOCK) {
    decodePostings(bytes, df, into);
    return;
  }
  into.room(df);
  into.count = 0;
  into.fields = false;
  const blocks = readBlocks(bytes, df, bytes.length, 0);
  let before = -1;
  for (let i = 0; i < blocks.count; i++) {
    const last = blocks.last[i]!;
    if (wanted(before + 1, last)) {
      const count = Math.min(BLOCK, df - i * BLOCK);
      decodeBlock(bytes, blocks.docsAt[i]!, before, count, into, into.count);
      into.count += count;
    }
    before = last;
  }
}

/** Used again for every document of every call: a million small arrays would be a tenth of a merge. */
let places = new Int32Array(64);

/**
 * Reads the places of the documents `from` to `to` of a decoded block, whose places begin at `byte`, in
 * order, calling `visit` with the index of the document and its places; the array is used again.
 */
export function decodePlaces(
  bytes: Uint8Array,
  byte: number,
  table: DocTable,
  block: Postings,
  from: number,
  to: number,
  visit: (index: number, places: Int32Array, count: number) => void,
): void {
  const bits = new BitReader(bytes, byte);
  for (let i = from; i < to; i++) {
    const doc = block.docs[i]!;
    const title = block.fields ? block.title[i]! : 0;
    const labels = block.fields ? block.labels[i]! : 0;
    const total = title + labels + block.body[i]!;
    if (total > places.length) places = new Int32Array(total * 2);
    let n = 0;
    for (let field = TITLE; field <= BODY; field++) {
      const frequency = field === TITLE ? title : field === LABELS ? labels : block.body[i]!;
      if (frequency === 0) continue;
      if (field === LABELS) {
        let position = -1;
        for (let j = 0; j < frequency; j++) {
          position += bits.rice(LABEL_BITS) + 1;
          places[n + j] = field * FIELD + position;
        }
      } else {
        const last = ((field === TITLE ? table.title : table.body)[doc] ?? 0) - 1;
        readAscending(bits, places, field * FIELD, n, n + frequency, 0, last);
      }
      n += frequency;
    }
    visit(i, places, n);
  }
}

/** Writes terms; one for a segment, its buffers are used again. */
export class PostingsEncoder {
  readonly #docsBits = new BitWriter();
  readonly #placesBits = new BitWriter();
  readonly #postings = new Postings();
  readonly #docsBody = new ByteWriter();
  readonly #skips = new ByteWriter();

  /**
   * Appends the postings of a term to both streams. `docs[i]`, `places[i]` for i from `from` to `to`
   * are its occurrences, by document, then place. Returns the number of documents.
   */
  encode(
    docs: Int32Array,
    places: Int32Array,
    from: number,
    to: number,
    table: DocTable,
    docsOut: ByteWriter,
    placesOut: ByteWriter,
  ): number {
    const df = this.#gather(docs, places, from, to);
    const many = df > BLOCK;
    const bodyOut = many ? this.#docsBody : docsOut;
    let occurrence = from;
    let before = -1;
    for (let at = 0; at < df; at += BLOCK) {
      const end = Math.min(df, at + BLOCK);
      this.#block(at, end, before);
      occurrence = this.#places(at, end, places, occurrence, table);
      const docsBytes = this.#docsBits.view();
      const placesBytes = this.#placesBits.view();
      if (many) {
        this.#skips.varint(this.#postings.docs[end - 1]! - Math.max(0, before));
        this.#skips.varint(docsBytes.length);
        this.#skips.varint(placesBytes.length);
      }
      bodyOut.bytes(docsBytes);
      placesOut.bytes(placesBytes);
      before = this.#postings.docs[end - 1]!;
    }
    if (many) {
      docsOut.bytes(this.#skips.take());
      docsOut.bytes(this.#docsBody.take());
    }
    return df;
  }

  #gather(docs: Int32Array, places: Int32Array, from: number, to: number): number {
    const out = this.#postings;
    let count = 0;
    let last = -1;
    for (let i = from; i < to; i++) {
      const doc = docs[i]!;
      if (doc !== last) {
        out.room(count + 1);
        out.docs[count] = doc;
        out.title[count] = 0;
        out.labels[count] = 0;
        out.body[count] = 0;
        count++;
        last = doc;
      }
      const place = places[i]!;
      const column = place >= BODY * FIELD ? out.body : place >= FIELD ? out.labels : out.title;
      column[count - 1] = column[count - 1]! + 1;
    }
    return count;
  }

  #block(at: number, end: number, before: number): void {
    const { docs, title, labels, body } = this.#postings;
    const bits = this.#docsBits;
    let repeats = 0;
    let fields = false;
    for (let i = at; i < end; i++) {
      if (body[i]! > 0) repeats += body[i]! - 1;
      if (title[i]! + labels[i]! > 0) fields = true;
    }
    const count = end - at;
    const gapBits = riceBits(docs[end - 1]! - before - count, count);
    const frequencyBits = Math.min(3, riceBits(repeats, count));
    bits.clear();
    bits.bits(gapBits, 5);
    bits.bits(frequencyBits, 2);
    bits.bits(fields ? 1 : 0, 1);
    let last = before;
    for (let i = at; i < end; i++) {
      bits.rice(docs[i]! - last - 1, gapBits);
      last = docs[i]!;
      if (fields) {
        const mask = (title[i]! > 0 ? 1 : 0) | (labels[i]! > 0 ? 2 : 0) | (body[i]! > 0 ? 4 : 0);
        bits.bits(mask === 4 ? 0 : 8 | mask, mask === 4 ? 1 : 4);
        if (title[i]! > 0) bits.rice(title[i]! - 1, 0);
        if (labels[i]! > 0) bits.rice(labels[i]! - 1, 0);
      }
      if (body[i]! > 0) bits.rice(body[i]! - 1, frequencyBits);
    }
  }

  #places(at: number, end: number, places: Int32Array, from: number, table: DocTable): number {
    const { docs, title, labels, body } = this.#postings;
    const bits = this.#placesBits;
    bits.clear();
    let occurrence = from;
    for (let i = at; i < end; i++) {
      for (let field = TITLE; field <= BODY; field++) {
        const frequency = (field === TITLE ? title : field === LABELS ? labels : body)[i]!;
        if (frequency === 0) continue;
        const base = field * FIELD;
        if (field === LABELS) {
          let last = base - 1;
          for (let j = occurrence; j < occurrence + frequency; j++) {
            bits.rice(places[j]! - last - 1, LABEL_BITS);
            last = places[j]!;
          }
        } else {
          const last = (field === TITLE ? table.title : table.body)[docs[i]!]! - 1;
          writeAscending(bits, places, base, occurrence, occurrence + frequency, 0, last);
        }
        occurrence += frequency;
      }
    }
    return occurrence;
  }
}
