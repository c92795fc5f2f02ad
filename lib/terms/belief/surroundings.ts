/** What stands around a mention: whether it is a mention at all is mostly said there. */
import { isCourtesy, isPeerage, isRole } from '../kinds.ts';

/** How far to look for a neighbour, in characters: longer words are no names. */
const REACH = 40;
const WORD_BEHIND = /^([\s\u00a0]+|-|\u2010|\u2011)([\p{L}\p{N}][\p{L}\p{N}\p{M}'’&]*)/u;
const WORD_BEFORE = /([\p{L}\p{N}][\p{L}\p{N}\p{M}'’&.]*)([\s\u00a0]+|-|\u2010|\u2011)$/u;

export interface Neighbour {
  readonly word: string;
  readonly start: number;
  /** A blank, or a hyphen. */
  readonly hyphen: boolean;
}

/** The next word, where nothing but a blank or a hyphen is between, and no line ends. */
export function wordBehind(text: string, end: number): Neighbour | null {
  const found = WORD_BEHIND.exec(text.slice(end, end + REACH));
  if (!found || found[1]!.includes('\n')) return null;
  return { word: found[2]!, start: end + found[1]!.length, hyphen: !/\s/.test(found[1]!) };
}

export function wordBefore(text: string, start: number): Neighbour | null {
  const found = WORD_BEFORE.exec(text.slice(Math.max(0, start - REACH), start));
  if (!found || found[2]!.includes('\n')) return null;
  const word = found[1]!;
  // "…was closed. Gauke": the sentence ended; "Mr. Gauke": it did not.
  if (word.endsWith('.') && !isTitle(word)) return null;
  return { word, start: start - found[0].length, hyphen: !/\s/.test(found[2]!) };
}

export function isCapital(word: string): boolean {
  return /^\p{Lu}/u.test(word);
}

/** "Mr", "Dame", "Lord". */
export function isTitle(word: string): boolean {
  const lower = word.toLowerCase().replace(/\.$/, '');
  return isCourtesy(lower) || isPeerage(lower);
}

/** What stands with a name without being of it: "Justice Secretary David Gauke MP". */
export function isOffice(word: string): boolean {
  return isRole(word.toLowerCase().replace(/['’]s$|s$/, ''));
}

/** Begins a sentence, a line or a quotation that is one, so that its capital says nothing. */
export function beginsSentence(text: string, start: number): boolean {
  const before = text
    .slice(Math.max(0, start - 12), start)
    .replace(/["“”‘’'([\u00a0 \t*•–—-]+$/u, '');
  if (before === '') return true;
  if (!/[.!?…:;\n]$/.test(before)) return false;
  return !/(?:^|\s)(?:Mr|Mrs|Ms|Dr|Prof|Rev|Hon|St|Coun|Cllr)\.$/.test(before);
}

/** A file's name, an address of the web or of mail, a handle; a hash tag only where it is longer than the mention. */
export function isInAddress(text: string, start: number, end: number): boolean {
  let from = start;
  let to = end;
  while (from > 0 && start - from < 200 && !/\s/.test(text[from - 1]!)) from--;
  while (to < text.length && to - end < 200 && !/\s/.test(text[to]!)) to++;
  const run = text.slice(from, to);
  if (run.length === end - start) return false;
  if (run.includes('://') || run.includes('@') || run.includes('www.')) return true;
  if (/[_\\=]/.test(text[start - 1] ?? '') || /[_\\=]/.test(text[end] ?? '')) return true;
  // "report.pdf", "example.org/crc"; a full stop without its blank is followed by a capital.
  return /[\p{L}\p{N}]\.\p{Ll}{2,}/u.test(run) && !/^\W*(?:\p{L}\.)+/u.test(run);
}

/** How a line uses its capitals: as prose, a headline (each word), or shouting (each letter). */
export type Tone = 'prose' | 'headline' | 'shout';

export function toneOfLine(line: string): Tone {
  const words = line.match(/\p{L}[\p{L}\p{M}'’]*/gu) ?? [];
  if (!/\p{Ll}{2}/u.test(line)) return words.length > 2 ? 'shout' : 'prose';
  const upper = words.filter(word => word.length > 1 && word === word.toUpperCase()).length;
  if (words.length >= 4 && upper * 10 >= words.length * 7) return 'shout';
  const long = words.filter(word => word.length > 3);
  const capitals = long.filter(isCapital).length;
  const title = long.length >= 4 && capitals * 10 >= long.length * 8;
  return title && line.length < 140 && !/[.!?]\W{0,2}$/.test(line) ? 'headline' : 'prose';
}

/** The tone of the line that a place stands in. Asked in page order, each line is sought and read once. */
export function createTones(text: string): (at: number) => Tone {
  const known = new Map<number, Tone>();
  // The line at hand: a paragraph of megabytes must not be searched for its ends at every mention.
  let from = 0;
  let to = -1;
  return at => {
    if (at < from || at > to) {
      from = text.lastIndexOf('\n', at - 1) + 1;
      const feed = text.indexOf('\n', at);
      to = feed < 0 ? text.length : feed;
    }
    let tone = known.get(from);
    if (tone === undefined) {
      // A headline is short; the capitals of a long paragraph need not be counted.
      tone = to - from > 400 ? 'prose' : toneOfLine(text.slice(from, to));
      known.set(from, tone);
    }
    return tone;
  };
}
