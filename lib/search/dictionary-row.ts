/**
 * A row of the dictionary: sorted terms, front-coded in blocks of 16 whose first term is whole. The
 * row starts with where its blocks are; a block with where its first term's postings are, counted
 * from the row's; every term brings how long they are.
 *
 *   row:   uint16 blocks · uint16 offset of each · block…
 *   block: offset · term…
 *   term:  (shared units, bytes of the rest) · the rest · documents · occurrences beyond one in each · bytes
 *
 * Two numbers in brackets are one byte where both are small (`ByteWriter.pair`).
 */
import { ByteReader, ByteWriter, readUnits, unitBytes, unitsToString } from './bytes.ts';
import { LONGEST_WORD } from './normal-word.ts';

const BLOCK_TERMS = 16;
/** Terms may be longer than words by a mark of their kind in front. */
export const LONGEST_TERM = LONGEST_WORD + 8;

/** Collects the terms of one row. */
export class DictionaryRowWriter {
  readonly #body = new ByteWriter();
  #offsets: number[] = [];
  #last = '';
  #base = 0;
  count = 0;
  first = '';

  get size(): number {
    return this.#body.length + this.#offsets.length * 2 + 2;
  }

  /** Whether the next term starts a block, where a row may end. */
  get atBlock(): boolean {
    return this.count % BLOCK_TERMS === 0;
  }

  /** Starts a row whose first term's postings start at this byte of the area. */
  start(base: number): void {
    this.#base = base;
    this.#offsets = [];
    this.#last = '';
    this.count = 0;
    this.first = '';
  }

  add(term: string, df: number, occurrences: number, at: number, length: number): void {
    const body = this.#body;
    if (this.count === 0) this.first = term;
    let shared = 0;
    if (this.atBlock) {
      this.#offsets.push(body.length);
      body.varint(at - this.#base);
    } else {
      const limit = Math.min(term.length, this.#last.length);
      while (shared < limit && term.charCodeAt(shared) === this.#last.charCodeAt(shared)) shared++;
    }
    body.pair(shared, unitBytes(term, shared));
    body.units(term, shared);
    body.varint(df);
    body.varint(occurrences - df);
    body.varint(length);
    this.#last = term;
    this.count++;
  }

  take(): Uint8Array {
    const out = new ByteWriter();
    out.uint16(this.#offsets.length);
    const base = 2 + 2 * this.#offsets.length;
    for (const offset of this.#offsets) out.uint16(base + offset);
    out.bytes(this.#body.take());
    return out.take();
  }
}

/** What a look ahead reads; every cursor's, for the moment. */
const front = new Uint16Array(4 * LONGEST_TERM);

/** Walks a row in order. Its fields describe the term that `next` came to. */
export class DictionaryCursor {
  readonly #reader: ByteReader;
  /** For a look at what comes. */
  readonly #ahead: ByteReader;
  readonly #blocks: number;
  readonly #terms: number;
  readonly #base: number;
  #left: number;
  #inBlock = 0;
  readonly units = new Uint16Array(4 * LONGEST_TERM);
  length = 0;
  /** Units that it shares with the term before it, as far as the coding tells. */
  shared = 0;
  df = 0;
  occurrences = 0;
  at = 0;
  bytes = 0;

  constructor(row: Uint8Array, terms: number, base: number) {
    this.#blocks = row[0]! | (row[1]! << 8);
    this.#reader = new ByteReader(row, 2 + 2 * this.#blocks);
    this.#ahead = new ByteReader(row);
    this.#terms = terms;
    this.#left = terms;
    this.#base = base;
  }

  get term(): string {
    return unitsToString(this.units, this.length);
  }

  /** The next term; false behind the last. */
  next(): boolean {
    return this.#step(LONGEST_TERM);
  }

  /**
   * The next term that shares fewer than `depth` units with the one before; those between are passed
   * over undecoded, whole blocks of them at once. For walks that have given up on a prefix of that length.
   */
  nextBranch(depth: number): boolean {
    this.#skipBlocks(depth);
    return this.#step(depth - 1);
  }

  /**
   * The next term that is not below this one's first `depth - 1` units with `unit` behind them, where
   * `unit` is above its own. `shared` then counts the units that it shares with this one.
   */
  seekLetter(depth: number, unit: number): boolean {
    this.#skipBlocks(depth, unit - 1);
    let alike = depth - 1;
    for (;;) {
      // Terms of the front, with a letter that is still too low, are passed over undecoded only within it.
      if (!this.#step(depth - 1)) return false;
      alike = Math.min(alike, this.shared);
      if (alike < depth - 1 || this.length < depth || this.units[depth - 1]! >= unit) {
        this.shared = alike;
        return true;
      }
    }
  }

  /**
   * To the last block of which all the terms before it have the front of this one, with a letter up to
   * `most` at `depth`.
   */
  #skipBlocks(depth: number, most = this.units[depth - 1]!): void {
    const now = Math.ceil((this.#terms - this.#left) / BLOCK_TERMS) - 1;
    let good = now;
    let step = 1;
    // Ever wider steps, then ever narrower ones: most fronts end soon, and some fill the row.
    while (good + step < this.#blocks && this.#beginsAlike(good + step, depth, most)) {
      good += step;
      step *= 2;
    }
    for (; step >= 1; step >>>= 1) {
      if (good + step < this.#blocks && this.#beginsAlike(good + step, depth, most)) good += step;
    }
    if (good > now) this.#enter(good);
  }

  /** Whether the first term of a block has the first `depth - 1` units of this one, and then one up to `most`. */
  #beginsAlike(block: number, depth: number, most: number): boolean {
    const reader = this.#ahead;
    reader.at = this.#blockAt(block);
    reader.varint();
    reader.pair();
    const size = reader.second;
    if (size < depth) return false;
    const length = readUnits(reader.bytes, reader.at, Math.min(size, 3 * depth), front, 0);
    if (length < depth) return false;
    for (let i = 0; i < depth - 1; i++) if (front[i] !== this.units[i]) return false;
    return front[depth - 1]! <= most;
  }

  #blockAt(block: number): number {
    const row = this.#reader.bytes;
    return row[2 + 2 * block]! | (row[3 + 2 * block]! << 8);
  }

  #step(mostShared: number): boolean {
    const reader = this.#reader;
    for (;;) {
      if (this.#left === 0) return false;
      this.#left--;
      const starts = this.#inBlock === 0;
      if (starts) {
        this.at = this.#base + reader.varint();
        this.#inBlock = BLOCK_TERMS;
      } else {
        this.at += this.bytes;
      }
      this.#inBlock--;
      reader.pair();
      const shared = reader.first;
      const size = reader.second;
      const at = reader.at;
      reader.at = at + size;
      this.df = reader.varint();
      this.occurrences = this.df + reader.varint();
      this.bytes = reader.varint();
      if (shared > mostShared) continue;
      if (shared > this.length || size > 3 * LONGEST_TERM) return false;
      this.shared = shared;
      this.length = readUnits(reader.bytes, at, size, this.units, shared);
      return true;
    }
  }

  /** Goes to the first term that is not below `key`; false if there is none in this row. */
  seek(key: string): boolean {
    let low = 0;
    let high = this.#blocks - 1;
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      this.#enter(middle);
      // One term decoded, no more: it is the block's first and whole.
      this.next();
      if (this.compare(key) <= 0) low = middle;
      else high = middle - 1;
    }
    this.#enter(low);
    while (this.next()) if (this.compare(key) >= 0) return true;
    return false;
  }

  #enter(block: number): void {
    this.#reader.at = this.#blockAt(block);
    this.#inBlock = 0;
    this.#left = this.#terms - block * BLOCK_TERMS;
    this.length = 0;
  }

  /** Below 0 where the term comes before `key`, by UTF-16 units. */
  compare(key: string): number {
    const length = Math.min(this.length, key.length);
    for (let i = 0; i < length; i++) {
      const difference = this.units[i]! - key.charCodeAt(i);
      if (difference !== 0) return difference;
    }
    return this.length - key.length;
  }

  startsWith(prefix: string): boolean {
    if (this.length < prefix.length) return false;
    for (let i = prefix.length - 1; i >= 0; i--) {
      if (this.units[i] !== prefix.charCodeAt(i)) return false;
    }
    return true;
  }
}
