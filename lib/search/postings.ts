/**
 * Postings of one term: the places where it stands, ascending, among all words of the segment. A place
 * says which document, which field and where in it all at once: long documents, which a word is likelier to
 * be in, cost less, and a frequency costs nothing. That is an eighth less than gaps of documents, frequencies
 * and places within fields by themselves.
 *
 *   up to 128 places: interpolated between the first and the last place of the segment
 *   more:             [table: last place, bytes of each block of 128]  then the blocks: gaps, Rice coded,
 *                     whose parameter follows from the block's first and last place
 */
import { BitReader, BitWriter, readGaps, riceBits } from './bits.ts';
import { ByteReader, ByteWriter } from './bytes.ts';
import { type DocTable, docAt } from './doc-table.ts';
import { readAscending, writeAscending } from './interpolative.ts';

const BLOCK = 128;
/** Words of a field that are indexed: what is kept of them has bits for so many. */
export const MOST_PLACES = 2 ** 23;

/** Decoded postings by document; buffers are used again and grow as needed. */
export class Postings {
  count = 0;
  /** Whether `title` and `labels` hold anything. */
  fields = false;
  docs = new Int32Array(BLOCK);
  title = new Int32Array(BLOCK);
  /** Names of authors count here too: their terms are no others' terms. */
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

  clear(): void {
    this.count = 0;
    this.fields = false;
  }

  /** Adds `places[from]` to `places[to - 1]`, ascending, above those that were added before. */
  add(places: Int32Array, from: number, to: number, table: DocTable): void {
    const { start, body: bodies } = table;
    this.room(this.count + to - from);
    const { docs, body } = this;
    let at = this.count - 1;
    let doc = -1;
    let end = 0;
    let bodyBefore = 0;
    let words = 0;
    if (at >= 0) {
      doc = docs[at]!;
      end = start[doc + 1]!;
      bodyBefore = start[doc]! + bodies[doc]!;
      words = body[at]!;
    }
    for (let i = from; i < to; i++) {
      const place = places[i]!;
      if (place >= end) {
        if (at >= 0) body[at] = words;
        // Of a common word it is the next document, more often than not.
        doc = place < start[doc + 2]! ? doc + 1 : docAt(table, place);
        end = start[doc + 1]!;
        bodyBefore = start[doc]! + bodies[doc]!;
        docs[++at] = doc;
        words = 0;
        if (this.fields) {
          this.title[at] = 0;
          this.labels[at] = 0;
        }
      }
      if (place < bodyBefore) words++;
      else this.#addToHead(at, place - bodyBefore, table.title[doc]!);
    }
    if (at >= 0) body[at] = words;
    this.count = at + 1;
  }

  #addToHead(at: number, behind: number, titleWords: number): void {
    if (!this.fields) {
      this.title.fill(0, 0, at + 1);
      this.labels.fill(0, 0, at + 1);
      this.fields = true;
    }
    const column = behind < titleWords ? this.title : this.labels;
    column[at] = column[at]! + 1;
  }
}

/** Used again for every block of every call. */
const held = new Int32Array(BLOCK);

/** Tells of a range of documents whether any of them is of interest. */
export type WantedRange = (first: number, last: number) => boolean;

/** Decodes all postings of a term that stands at so many places. */
export function decodePostings(
  bytes: Uint8Array,
  occurrences: number,
  table: DocTable,
  into: Postings,
): void {
  into.clear();
  forEachBlock(bytes, occurrences, table, null, (places, count) =>
    into.add(places, 0, count, table),
  );
}

/** Decodes the postings of those blocks of a term that can hold a document of interest. */
export function decodeWanted(
  bytes: Uint8Array,
  occurrences: number,
  table: DocTable,
  wanted: WantedRange,
  into: Postings,
): void {
  into.clear();
  let doc = 0;
  const wantedPlaces: WantedRange = (first, last) => {
    const from = first < table.start[doc + 1]! ? doc : docAt(table, first);
    doc = docAt(table, last);
    return wanted(from, doc);
  };
  forEachBlock(bytes, occurrences, table, wantedPlaces, (places, count) =>
    into.add(places, 0, count, table),
  );
}

/** Decodes the postings of a term in some documents (ascending) alone; only their blocks are read. */
export function decodeWithin(
  bytes: Uint8Array,
  occurrences: number,
  table: DocTable,
  docs: Int32Array,
  into: Postings,
): void {
  into.clear();
  const { start } = table;
  let next = 0;
  const wanted: WantedRange = (first, last) => {
    while (next < docs.length && start[docs[next]! + 1]! <= first) next++;
    return next < docs.length && start[docs[next]!]! <= last;
  };
  forEachBlock(bytes, occurrences, table, wanted, (places, count) => {
    for (let i = 0; next < docs.length; next++) {
      const [from, end] = [start[docs[next]!]!, start[docs[next]! + 1]!];
      while (i < count && places[i]! < from) i++;
      if (i === count) return;
      const first = i;
      while (i < count && places[i]! < end) i++;
      if (i > first) into.add(places, first, i, table);
      // The document may go on in the next block.
      if (i === count) return;
    }
  });
}

/**
 * Calls `visit` with the places of a term, some at a time, ascending; the array is used again. With `wanted`,
 * which is asked with the first and the last place that a block can have, only of some blocks.
 */
export function forEachBlock(
  bytes: Uint8Array,
  occurrences: number,
  { start, count: docs }: DocTable,
  wanted: WantedRange | null,
  visit: (places: Int32Array, count: number) => void,
): void {
  const most = start[docs]! - 1;
  if (occurrences > most + 1) return;
  if (occurrences <= BLOCK) {
    readAscending(new BitReader(bytes), held, 0, 0, occurrences, 0, most);
    visit(held, occurrences);
    return;
  }
  const skips = new ByteReader(bytes);
  const blocks = Math.ceil(occurrences / BLOCK);
  // The blocks begin where their table ends.
  for (let i = 0; i < 2 * blocks; i++) skips.varint();
  let at = skips.at;
  skips.at = 0;
  let before = -1;
  for (let left = occurrences; left > 0; left -= BLOCK) {
    const count = Math.min(BLOCK, left);
    const last = Math.min(most, before + skips.varint());
    const size = skips.varint();
    if (wanted === null || wanted(before + 1, last)) {
      readGaps(bytes, at, riceBits(last - before - count, count), count, before, held);
      visit(held, count);
    }
    at += size;
    before = last;
  }
}

/** Writes terms; one for a segment, its buffers are used again. */
export class PostingsEncoder {
  readonly #bits = new BitWriter();
  readonly #blocks = new ByteWriter();

  /** Appends a term that stands at `places[from]` to `places[to - 1]`; in how many documents that is. */
  encode(places: Int32Array, from: number, to: number, table: DocTable, out: ByteWriter): number {
    const bits = this.#bits;
    bits.clear();
    if (to - from <= BLOCK) {
      writeAscending(bits, places, 0, from, to, 0, table.start[table.count]! - 1);
      out.bytes(bits.view());
    } else {
      let before = -1;
      for (let at = from; at < to; at += BLOCK) {
        const end = Math.min(to, at + BLOCK);
        const last = places[end - 1]!;
        const k = riceBits(last - before - (end - at), end - at);
        out.varint(last - before);
        for (let i = at; i < end; i++) {
          bits.rice(places[i]! - before - 1, k);
          before = places[i]!;
        }
        const bytes = bits.view();
        out.varint(bytes.length);
        this.#blocks.bytes(bytes);
        bits.clear();
      }
      out.bytes(this.#blocks.take());
    }
    return docsOf(places, from, to, table);
  }
}

function docsOf(places: Int32Array, from: number, to: number, table: DocTable): number {
  let docs = 0;
  let end = 0;
  for (let i = from; i < to; i++) {
    if (places[i]! < end) continue;
    docs++;
    end = table.start[docAt(table, places[i]!) + 1]!;
  }
  return docs;
}
