/**
 * Row 0 of a segment: what it is, how much it holds, and where everything is. Rows follow in the
 * order dictionary, postings, documents; the postings are one area cut into rows of `AREA_ROW` bytes.
 *
 *   'BSIX' · uint16 version · varint documents, posts, words of all titles, labels, bodies, terms
 *   · bytes of the postings
 *   · dictionary rows: count, then of each: terms, where its postings begin, first term
 *   · document rows: count, then of each: documents
 *   · rows: count, then of each: bytes, uint32 checksum
 *   · uint32 checksum of all before
 */
import { FailureError } from '../model/index.ts';
import { ByteReader, ByteWriter, checksum } from './bytes.ts';

export const VERSION = 4;
/**
 * Of the row that a database keeps, 4 kB are left for its key and wrapping: Chromium writes a value of more than
 * 64 kB to a file of its own, which takes as long to open as a dozen others to read.
 */
export const AREA_ROW = 61_440;
const MAGIC = 'BSIX';

export interface DictionaryRowInfo {
  readonly terms: number;
  /** Where the postings of its first term begin. */
  readonly base: number;
  readonly first: string;
}

export interface SegmentHeader {
  readonly docs: number;
  /** Documents that are posts; the rest are comments. */
  readonly posts: number;
  /** Words in all fields of a kind, for average lengths. */
  readonly titleWords: number;
  readonly labelWords: number;
  readonly bodyWords: number;
  readonly terms: number;
  readonly postingsBytes: number;
  readonly dictionary: readonly DictionaryRowInfo[];
  /** Documents in each of the document rows. */
  readonly docRows: readonly number[];
  /** Length and checksum of every row behind this one: row n is at n - 1. */
  readonly rows: readonly { readonly bytes: number; readonly checksum: number }[];
}

export function damaged(what: string): FailureError {
  return new FailureError({
    code: 'damaged',
    message: `The search index is damaged: ${what}.`,
    action: 'Delete the archive and import it again.',
  });
}

export function encodeHeader(header: SegmentHeader): Uint8Array {
  const out = new ByteWriter();
  out.units(MAGIC);
  out.uint16(VERSION);
  out.varint(header.docs);
  out.varint(header.posts);
  out.varint(header.titleWords);
  out.varint(header.labelWords);
  out.varint(header.bodyWords);
  out.varint(header.terms);
  out.varint(header.postingsBytes);
  out.varint(header.dictionary.length);
  for (const row of header.dictionary) {
    out.varint(row.terms);
    out.varint(row.base);
    out.string(row.first);
  }
  out.varint(header.docRows.length);
  for (const docs of header.docRows) out.varint(docs);
  out.varint(header.rows.length);
  for (const row of header.rows) {
    out.varint(row.bytes);
    out.uint32(row.checksum);
  }
  const body = out.take();
  out.bytes(body);
  out.uint32(checksum(body));
  return out.take();
}

/** Throws `FailureError` 'damaged' for anything but a whole header of this version. */
export function decodeHeader(bytes: Uint8Array): SegmentHeader {
  if (!(bytes instanceof Uint8Array) || bytes.length < 16) throw damaged('its header is cut off');
  const reader = new ByteReader(bytes);
  for (let i = 0; i < MAGIC.length; i++) {
    if (bytes[reader.at++] !== MAGIC.charCodeAt(i)) throw damaged('it has no header');
  }
  const version = bytes[reader.at++]! | (bytes[reader.at++]! << 8);
  if (version !== VERSION) throw damaged(`it is of version ${version}, not ${VERSION}`);
  const sum = new ByteReader(bytes, bytes.length - 4).uint32();
  if (sum !== checksum(bytes, bytes.length - 4)) throw damaged('its header was altered');
  const docs = reader.varint();
  const posts = reader.varint();
  const titleWords = reader.varint();
  const labelWords = reader.varint();
  const bodyWords = reader.varint();
  const terms = reader.varint();
  const postingsBytes = reader.varint();
  // A count is never above the bytes there are, so that no header makes a loop of billions.
  const list = <T>(read: () => T): T[] => {
    const count = reader.varint();
    if (count > bytes.length) throw damaged('its header makes no sense');
    return Array.from({ length: count }, read);
  };
  const dictionary = list(() => ({
    terms: reader.varint(),
    base: reader.varint(),
    first: reader.string(),
  }));
  const docRows = list(() => reader.varint());
  const rows = list(() => ({ bytes: reader.varint(), checksum: reader.uint32() }));
  const areaRows = Math.ceil(postingsBytes / AREA_ROW);
  const counted = docRows.reduce((total, count) => total + count, 0);
  if (rows.length !== dictionary.length + areaRows + docRows.length || counted !== docs) {
    throw damaged('its header makes no sense');
  }
  return {
    docs,
    posts,
    titleWords,
    labelWords,
    bodyWords,
    terms,
    postingsBytes,
    dictionary,
    docRows,
    rows,
  };
}
