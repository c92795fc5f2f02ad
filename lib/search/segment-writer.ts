/** Puts a segment together from terms in order; building and merging both end here. */
import { ByteWriter, checksum } from './bytes.ts';
import { DictionaryRowWriter } from './dictionary-row.ts';
import { encodeDocRow } from './doc-row.ts';
import type { DocTable } from './doc-table.ts';
import { PostingsEncoder } from './postings.ts';
import { AREA_ROW, type DictionaryRowInfo, encodeHeader } from './segment-header.ts';
import type { Segment } from './types.ts';

/** A dictionary row ends at the first block behind this; its 16-bit offsets want it below 64 kB. */
const DICTIONARY_ROW = 56_000;
/** Documents take two to four bytes each. */
const DOCS_IN_ROW = 16_384;

export interface SegmentWriter {
  /**
   * The next term, above the last by UTF-16 units. It stands at `places[from]` to `places[to - 1]`, ascending
   * (`DocTable.start`).
   */
  term(term: string, places: Int32Array, from: number, to: number): void;
  finish(): Segment;
}

export function createSegmentWriter(table: DocTable): SegmentWriter {
  const encoder = new PostingsEncoder();
  const postings = new AreaWriter();
  const row = new DictionaryRowWriter();
  const dictionary: DictionaryRowInfo[] = [];
  const dictionaryRows: Uint8Array[] = [];
  let base = 0;
  let terms = 0;

  const endRow = (): void => {
    if (row.count > 0) {
      dictionary.push({ terms: row.count, base, first: row.first });
      dictionaryRows.push(row.take());
    }
    base = postings.length;
    row.start(base);
  };

  return {
    term(term, places, from, to) {
      if (row.size >= DICTIONARY_ROW && row.atBlock) endRow();
      const at = postings.length;
      const df = encoder.encode(places, from, to, table, postings.out);
      row.add(term, df, to - from, at, postings.length - at);
      postings.cut();
      terms++;
    },
    finish() {
      endRow();
      const docRows: number[] = [];
      const docBytes: Uint8Array[] = [];
      for (let from = 0; from < table.count; from += DOCS_IN_ROW) {
        const to = Math.min(table.count, from + DOCS_IN_ROW);
        docRows.push(to - from);
        docBytes.push(encodeDocRow(table, from, to));
      }
      const postingsBytes = postings.length;
      const rows = [...dictionaryRows, ...postings.finish(), ...docBytes];
      const header = encodeHeader({
        docs: table.count,
        posts: countPosts(table),
        titleWords: sum(table.title),
        labelWords: sum(table.labels),
        bodyWords: sum(table.body),
        terms,
        postingsBytes,
        dictionary,
        docRows,
        rows: rows.map(bytes => ({ bytes: bytes.length, checksum: checksum(bytes) })),
      });
      const all = [header, ...rows];
      const bytes = all.reduce((total, one) => total + one.length, 0);
      return { docs: table.count, bytes, rows: all };
    },
  };
}

/** A stream cut into rows as it grows. */
class AreaWriter {
  readonly out = new ByteWriter();
  readonly #rows: Uint8Array[] = [];

  get length(): number {
    return this.#rows.length * AREA_ROW + this.out.length;
  }

  cut(): void {
    if (this.out.length < AREA_ROW) return;
    const bytes = this.out.take();
    let at = 0;
    for (; at + AREA_ROW <= bytes.length; at += AREA_ROW) {
      this.#rows.push(bytes.slice(at, at + AREA_ROW));
    }
    this.out.bytes(bytes.subarray(at));
  }

  finish(): Uint8Array[] {
    if (this.out.length > 0) this.#rows.push(this.out.take());
    return this.#rows;
  }
}

function countPosts({ runs: { count, comment } }: DocTable): number {
  let posts = 0;
  for (let run = 0; run < count; run++) if (comment[run] === -1) posts++;
  return posts;
}

function sum(column: Int32Array): number {
  let total = 0;
  for (let i = 0; i < column.length; i++) total += column[i]!;
  return total;
}
