import { FailureError } from '../model/index.ts';

/**
 * The compiled dictionary: one ArrayBuffer, read where it lies. A trie over words; every word is
 * known by a 32-bit hash of its folded form, and what the trie finds is verified on the text itself.
 *
 *     header │ filter │ token hashes │ token ids │ first nodes │ edges (3 columns) │ node → forms │ forms │ subject │ strings
 *
 * Everything is in the machine's byte order: a buffer from a machine of the other fails the check of
 * the magic number. Word 0 of ids and nodes is "none".
 */
export interface Dictionary {
  readonly terms: number;
  readonly forms: number;
  readonly seed: number;
  /** A bit for each hash that a token of the dictionary has: says no for most words of a text. */
  readonly filter: Uint32Array;
  readonly filterMask: number;
  /** Open addressing; a slot is empty where its id is 0. */
  readonly tokenHashes: Uint32Array;
  readonly tokenIds: Uint32Array;
  readonly tokenMask: number;
  /** The trie's node of a token that begins a form, by token id. */
  readonly firstNodes: Uint32Array;
  /** Open addressing over (node, token id); empty where the child is 0. */
  readonly edgeNodes: Uint32Array;
  readonly edgeTokens: Uint32Array;
  readonly edgeChildren: Uint32Array;
  readonly edgeMask: number;
  /** Forms that end at a node: from `nodeForms[node]` to before `nodeForms[node + 1]`. */
  readonly nodeForms: Uint32Array;
  /** `FORM_FIELDS` a form: term, start in `strings`, length of the body, packed lengths and flags. */
  readonly formFields: Uint32Array;
  /** A bit for each token id: a word that tells what the archive is about. */
  readonly subject: Uint32Array;
  /** Prefix, body and suffix of each form, in UTF-16 units. */
  readonly strings: Uint16Array;
}

export const FORM_FIELDS = 4;
export const MAGIC = 0x44545342;
/** 1 gave a form to one term only, and knew no subject. */
export const VERSION = 2;
/** Words of the header; see `Layout`. */
export const HEADER = 16;

/** What the header says, in its order behind magic, version and checksum. */
export interface Layout {
  readonly totalBytes: number;
  readonly terms: number;
  readonly forms: number;
  readonly seed: number;
  readonly filterBits: number;
  readonly tokenSlots: number;
  readonly tokens: number;
  readonly edgeSlots: number;
  readonly nodes: number;
  readonly stringUnits: number;
}

/** How many bytes a buffer of this layout takes. */
export function bytesOf(layout: Omit<Layout, 'totalBytes'>): number {
  const words =
    HEADER +
    layout.filterBits / 32 +
    layout.tokenSlots * 2 +
    (layout.tokens + 1) +
    layout.edgeSlots * 3 +
    (layout.nodes + 2) +
    layout.forms * FORM_FIELDS +
    subjectWords(layout.tokens);
  return words * 4 + layout.stringUnits * 2;
}

function subjectWords(tokens: number): number {
  return (tokens >>> 5) + 1;
}

export function writeHeader(buffer: ArrayBuffer, layout: Layout): void {
  const header = new Uint32Array(buffer, 0, HEADER);
  header.set([MAGIC, VERSION, 0, ...fields(layout)]);
  header[2] = checksum(header);
}

function fields(layout: Layout): number[] {
  return [
    layout.totalBytes,
    layout.terms,
    layout.forms,
    layout.seed,
    layout.filterBits,
    layout.tokenSlots,
    layout.tokens,
    layout.edgeSlots,
    layout.nodes,
    layout.stringUnits,
  ];
}

/** FNV-1a over the words of the header, its own place left out. */
function checksum(header: Uint32Array): number {
  let sum = 0x811c9dc5;
  for (let i = 0; i < HEADER; i++) {
    if (i !== 2) sum = Math.imul(sum ^ header[i]!, 0x01000193);
  }
  return sum >>> 0;
}

/**
 * Lays views over a buffer that `compileTerms` made; copies and parses nothing. Throws a
 * `FailureError` ('damaged') for anything else: cut off, overwritten, of another version. What the
 * tables hold is not looked at, which would cost more than a match does: `match.ts` bounds its steps.
 */
export function openDictionary(buffer: ArrayBuffer): Dictionary {
  if (buffer.byteLength < HEADER * 4) throw damaged();
  const header = new Uint32Array(buffer, 0, HEADER);
  if (header[0] !== MAGIC || header[1] !== VERSION || header[2] !== checksum(header)) {
    throw damaged();
  }
  const layout: Layout = {
    totalBytes: header[3]!,
    terms: header[4]!,
    forms: header[5]!,
    seed: header[6]!,
    filterBits: header[7]!,
    tokenSlots: header[8]!,
    tokens: header[9]!,
    edgeSlots: header[10]!,
    nodes: header[11]!,
    stringUnits: header[12]!,
  };
  if (layout.totalBytes !== buffer.byteLength || bytesOf(layout) !== buffer.byteLength) {
    throw damaged();
  }
  const tables = [layout.filterBits, layout.tokenSlots, layout.edgeSlots];
  if (layout.filterBits < 32 || !tables.every(isPowerOfTwo)) throw damaged();
  return viewsOf(buffer, layout);
}

/** Its mask then reaches every slot, and none that is not there. */
function isPowerOfTwo(size: number): boolean {
  return size > 0 && Number.isInteger(Math.log2(size));
}

/** The views of a buffer that has the size for them. */
export function viewsOf(buffer: ArrayBuffer, layout: Layout): Dictionary {
  let offset = HEADER * 4;
  const next = (words: number): Uint32Array => {
    const view = new Uint32Array(buffer, offset, words);
    offset += words * 4;
    return view;
  };
  return {
    terms: layout.terms,
    forms: layout.forms,
    seed: layout.seed,
    filter: next(layout.filterBits / 32),
    filterMask: layout.filterBits - 1,
    tokenHashes: next(layout.tokenSlots),
    tokenIds: next(layout.tokenSlots),
    tokenMask: layout.tokenSlots - 1,
    firstNodes: next(layout.tokens + 1),
    edgeNodes: next(layout.edgeSlots),
    edgeTokens: next(layout.edgeSlots),
    edgeChildren: next(layout.edgeSlots),
    edgeMask: layout.edgeSlots - 1,
    nodeForms: next(layout.nodes + 2),
    formFields: next(layout.forms * FORM_FIELDS),
    subject: next(subjectWords(layout.tokens)),
    strings: new Uint16Array(buffer, offset, layout.stringUnits),
  };
}

function damaged(): FailureError {
  return new FailureError({
    code: 'damaged',
    message: 'The compiled dictionary of this archive is damaged or of another version.',
    action: 'Delete the archive and import it again.',
  });
}

/** One step of the words' hash (FNV-1a over UTF-16 units of the folded word). */
export function hashStep(hash: number, unit: number): number {
  return Math.imul(hash ^ unit, 0x01000193);
}

export function hashStart(seed: number): number {
  return 0x811c9dc5 ^ seed;
}

/** FNV's low bits are weak alone, and tables use the low bits. */
export function hashEnd(hash: number): number {
  const mixed = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (mixed ^ (mixed >>> 13)) >>> 0;
}

export function hashWord(word: string, seed: number): number {
  let hash = hashStart(seed);
  for (let i = 0; i < word.length; i++) hash = hashStep(hash, word.charCodeAt(i));
  return hashEnd(hash);
}

/** Where a search for an edge begins. */
export function edgeSlot(node: number, token: number, mask: number): number {
  return hashEnd(Math.imul(node, 0x9e3779b1) ^ token) & mask;
}
