import type { TermKind } from '../model/index.ts';
import {
  APOSTROPHE,
  classAt,
  foldPoint,
  HYPHEN,
  INVISIBLE,
  LINE_FEED,
  lowerPoint,
  SPACE,
  WORD,
  widthAt,
} from './characters.ts';

/** Case as given, or (longer than four letters) in capitals throughout. */
export const EXACT = 0;
/** Case does not matter. */
export const ANY_CASE = 1;
/** A capital of the form must be one in the text: for people and places ("Mark Day" is no "mark day"). */
export const CAPITALS = 2;
export const CASE_MASK = 3;
/** An exact form that may stand in capitals. */
export const SHOUTED = 4;
/** A plural s may follow. */
export const PLURAL = 8;

/** A surface form of a term, taken apart. Its text is folded (accents, apostrophes), its case kept. */
export interface Form {
  /** What keys the trie: each word folded, in lower case. */
  readonly words: readonly string[];
  /** From first to last word; white space and hyphens are one blank each, since either may stand for the other. */
  readonly body: string;
  /** Punctuation before the first word and behind the last: '#', '.'. */
  readonly prefix: string;
  readonly suffix: string;
  readonly flags: number;
}

/** Takes a surface form apart; null where it holds no letter or digit, or is longer than any name. */
export function readForm(surface: string, kind: TermKind): Form | null {
  const text = surface.trim();
  if (text.length > 400) return null;
  const words: string[] = [];
  let prefix = '';
  let body = '';
  let gap = '';
  let i = 0;
  while (i < text.length) {
    if (classAt(text, i) !== WORD) {
      const end = gapEnd(text, i);
      gap = readGap(text, i, end);
      i = end;
      continue;
    }
    if (words.length === 0) prefix = gap;
    else body += gap.replaceAll('-', ' ');
    gap = '';
    let word = '';
    for (; i < text.length; i += widthAt(text, i)) {
      const inside = classAt(text, i);
      if (inside === INVISIBLE) continue;
      if (inside !== WORD) break;
      const point = text.codePointAt(i) ?? 0;
      body += foldPoint(point);
      word += lowerPoint(point);
    }
    words.push(word);
  }
  if (words.every(word => word === '')) return null;
  if (prefix.length > 255 || gap.length > 255) return null;
  const multiWord = words.length > 1 && /\p{L}\P{L}*\s\P{L}*\p{L}/u.test(text);
  return { words, body, prefix, suffix: gap, flags: flagsOf(body, multiWord, gap, kind) };
}

function gapEnd(text: string, from: number): number {
  let i = from;
  while (i < text.length && classAt(text, i) !== WORD) i += widthAt(text, i);
  return i;
}

/** Punctuation as the matcher compares it: a run of white space is one blank, any hyphen '-'. */
function readGap(text: string, from: number, to: number): string {
  let gap = '';
  let inSpace = false;
  for (let i = from; i < to; i += widthAt(text, i)) {
    const kind = classAt(text, i);
    if (kind === INVISIBLE) continue;
    const space = kind === SPACE || kind === LINE_FEED;
    if (space && !inSpace) gap += ' ';
    else if (kind === HYPHEN) gap += '-';
    else if (kind === APOSTROPHE) gap += "'";
    else if (!space) gap += text.slice(i, i + widthAt(text, i));
    inSpace = space;
  }
  return gap;
}

function flagsOf(body: string, multiWord: boolean, suffix: string, kind: TermKind): number {
  const name = kind === 'person' || kind === 'place';
  let flags = multiWord ? (name ? CAPITALS : ANY_CASE) : EXACT;
  if (!multiWord && body.length > 4) flags |= SHOUTED;
  // Woods is not the plural of Wood.
  if (!name && suffix === '' && body.length >= 2 && /\p{L}$/u.test(body) && !/s$/i.test(body)) {
    flags |= PLURAL;
  }
  return flags;
}
