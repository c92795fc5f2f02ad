import { checksum } from './bytes.ts';
import { DictionaryCursor } from './dictionary-row.ts';
import { decodeDocRow } from './doc-row.ts';
import { createDocColumns, type DocTable, layOut } from './doc-table.ts';
import { createRowCache, type RowCache } from './row-cache.ts';
import { AREA_ROW, damaged as damage, decodeHeader, type SegmentHeader } from './segment-header.ts';
import type { ReadRow } from './types.ts';

/** A term of one segment's dictionary, and where its postings are in their area. */
export interface TermEntry {
  readonly term: string;
  /** Documents that have it. */
  readonly df: number;
  readonly occurrences: number;
  readonly at: number;
  readonly bytes: number;
}

/** A segment opened for asking. Rows are read as needed; each throws 'damaged' where it is. */
export interface SegmentReader {
  readonly header: SegmentHeader;
  /** All documents; read once. */
  table(): Promise<DocTable>;
  find(term: string): Promise<TermEntry | null>;
  /** All terms that start so, in order. */
  range(prefix: string): Promise<TermEntry[]>;
  /** A cursor before the first term of each dictionary row. */
  cursor(dictionaryRow: number): Promise<DictionaryCursor>;
  /** The postings of a term, for `decodePostings`; no promise where their row is held. */
  postings(entry: Pick<TermEntry, 'at' | 'bytes'>): Uint8Array | Promise<Uint8Array>;
  /** Reads and checks every row. */
  verify(): Promise<void>;
}

/**
 * Throws `FailureError` 'damaged' where the header is cut off, altered or of another version. `onDamage`
 * is told of damage that is met later, before whoever asked is told by the error.
 */
export async function openSegment(
  read: ReadRow,
  cache: RowCache = createRowCache(),
  onDamage: () => void = () => {},
): Promise<SegmentReader> {
  const header = decodeHeader(await read(0));
  const { dictionary } = header;
  const postingsRow = 1 + dictionary.length;
  const tableRow = postingsRow + Math.ceil(header.postingsBytes / AREA_ROW);
  const owner = {};
  const loading = new Map<number, Promise<Uint8Array>>();
  /** 1 for rows that were found whole: one that left the cache is not checked again. */
  const whole = new Uint8Array(header.rows.length + 1);
  let table: Promise<DocTable> | null = null;

  const damaged = (what: string) => {
    onDamage();
    return damage(what);
  };
  const check = (no: number, bytes: Uint8Array): Uint8Array => {
    const info = header.rows[no - 1];
    if (info === undefined || bytes?.length !== info.bytes) throw damaged(`row ${no} is cut off`);
    if (checksum(bytes) !== info.checksum) throw damaged(`row ${no} was altered`);
    return bytes;
  };
  const load = async (no: number): Promise<Uint8Array> => {
    try {
      const bytes = await read(no);
      if (whole[no] === 0 || bytes?.length !== header.rows[no - 1]?.bytes) check(no, bytes);
      whole[no] = 1;
      cache.set(owner, no, bytes);
      return bytes;
    } finally {
      loading.delete(no);
    }
  };
  const row = (no: number): Uint8Array | Promise<Uint8Array> => {
    const held = cache.get(owner, no) ?? loading.get(no);
    if (held !== undefined) return held;
    const promise = load(no);
    loading.set(no, promise);
    return promise;
  };

  const postings = (at: number, length: number): Uint8Array | Promise<Uint8Array> => {
    if (length < 0 || at + length > header.postingsBytes) {
      return Promise.reject(damaged('a term points outside'));
    }
    if (length === 0) return new Uint8Array(0);
    const from = Math.floor(at / AREA_ROW);
    const to = Math.floor((at + length - 1) / AREA_ROW);
    const start = at - from * AREA_ROW;
    if (from < to) return joinedRows(postingsRow + from, postingsRow + to, start, length);
    const held = row(postingsRow + from);
    if (held instanceof Uint8Array) return held.subarray(start, start + length);
    return held.then(bytes => bytes.subarray(start, start + length));
  };
  const joinedRows = async (
    from: number,
    to: number,
    start: number,
    length: number,
  ): Promise<Uint8Array> => {
    const rows = await Promise.all(Array.from({ length: to - from + 1 }, (_, i) => row(from + i)));
    const joined = new Uint8Array((to - from + 1) * AREA_ROW);
    rows.forEach((bytes, i) => {
      joined.set(bytes, i * AREA_ROW);
    });
    return joined.subarray(start, start + length);
  };

  /** The last dictionary row that starts at or below `key`; -1 if `key` is below them all. */
  const rowOf = (key: string): number => {
    let low = -1;
    let high = dictionary.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if (dictionary[middle]!.first <= key) low = middle;
      else high = middle - 1;
    }
    return low;
  };
  const cursor = async (no: number): Promise<DictionaryCursor> => {
    const info = dictionary[no]!;
    return new DictionaryCursor(await row(1 + no), info.terms, info.base);
  };

  const entryAt = (at: DictionaryCursor): TermEntry => {
    if (at.df < 1 || at.df > header.docs) throw damaged('a term has more documents than there are');
    const { term, df, occurrences, at: from, bytes } = at;
    return { term, df, occurrences, at: from, bytes };
  };

  const loadTable = async (): Promise<DocTable> => {
    const out = createDocColumns(header.docs);
    const rows = await Promise.all(header.docRows.map((_, i) => row(tableRow + i)));
    let from = 0;
    header.docRows.forEach((count, i) => {
      decodeDocRow(rows[i]!, out, from, from + count);
      from += count;
    });
    return layOut(out);
  };

  return {
    header,
    table() {
      table ??= loadTable().catch((error: unknown) => {
        table = null;
        throw error;
      });
      return table;
    },
    async find(term) {
      const no = rowOf(term);
      if (no < 0) return null;
      const at = await cursor(no);
      return at.seek(term) && at.compare(term) === 0 ? entryAt(at) : null;
    },
    async range(prefix) {
      const entries: TermEntry[] = [];
      for (let no = Math.max(0, rowOf(prefix)); no < dictionary.length; no++) {
        if (dictionary[no]!.first > prefix && !dictionary[no]!.first.startsWith(prefix)) break;
        const at = await cursor(no);
        for (let more = at.seek(prefix); more && at.startsWith(prefix); more = at.next()) {
          entries.push(entryAt(at));
        }
      }
      return entries;
    },
    cursor,
    postings: ({ at, bytes }) => postings(at, bytes),
    async verify() {
      for (let no = 1; no <= header.rows.length; no++) check(no, await read(no));
    },
  };
}
