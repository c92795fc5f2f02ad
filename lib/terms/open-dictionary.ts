import { FailureError } from '../model/index.ts';
import { linksHold, sizesHold } from './check-dictionary.ts';
import {
  bytesOf,
  checksum,
  type Dictionary,
  HEADER,
  type Layout,
  MAGIC,
  VERSION,
  viewsOf,
} from './dictionary.ts';

/**
 * Lays views over a buffer that `compileTerms` made; copies nothing. Throws a `FailureError` ('damaged')
 * for anything else: cut off, overwritten, of another version, or made to trap a lookup.
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
  if (!sizesHold(layout)) throw damaged();
  const dictionary = viewsOf(buffer, layout);
  if (!linksHold(dictionary, layout)) throw damaged();
  return dictionary;
}

function damaged(): FailureError {
  return new FailureError({
    code: 'damaged',
    message: 'The compiled dictionary of this archive is damaged or of another version.',
    action: 'Let the terms of the archive be made again.',
  });
}
