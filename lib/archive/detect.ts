import { looksLikeDateLine } from './dump/date-line.ts';
import { opensListing } from './dump/listing.ts';

export type Format = 'dump' | 'listing';

/** How much of a source its format is told by, in UTF-16 units; more does no harm. */
export const HEAD_LENGTH = 65_536;

/**
 * The format of a source, by the beginning of its text: never by its name, which is often wrong. Null
 * where it is none that we know.
 */
export function detectFormat(head: string): Format | null {
  const lines = head.replace(/^\ufeff/, '').split(/\r\n?|\n/);
  const first = lines.find(line => line.trim() !== '');
  if (first !== undefined && opensListing(first, true)) return 'listing';
  if (lines.some(looksLikeDateLine)) return 'dump';
  return lines.some(line => opensListing(line, false)) ? 'listing' : null;
}

/**
 * Whether a text was never text: it holds NUL, or more than one character in twenty is a control
 * character or one that could not be decoded.
 */
export function looksBinary(head: string): boolean {
  if (head.includes('\0')) return true;
  const odd = head.match(/(?![\t\n\f\r])\p{Cc}|\ufffd/gu)?.length ?? 0;
  return odd * 20 > head.length;
}
