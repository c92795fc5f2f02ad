import { forEachWord } from '../text/index.ts';

export const LOWER = 0;
export const CAPITAL = 1;
export const ACRONYM = 2;
export const LETTER = 3;
export const NUMBER = 4;

/** A word of a paragraph as the miner sees it; offsets are UTF-16 units. */
export interface Token {
  readonly start: number;
  /** Without a possessive. */
  readonly end: number;
  /** With it. */
  readonly outer: number;
  readonly kind: number;
  /** Begins a sentence, so that its capital says nothing. */
  readonly initial: boolean;
}

const SENTENCE_END = /[.!?…:•*>|\n]/;
const QUOTED_START = /[,–—-]\s*["“‘']$/;

/** The words of a paragraph. `lower` is called with each that has no capital. */
export function tokensOf(text: string, lower: (word: string) => void): Token[] {
  const tokens: Token[] = [];
  let last = 0;
  let capitals = false;
  forEachWord(text, (start, outer) => {
    const code = text.charCodeAt(start);
    if (code >= 0x61 && code <= 0x7a) {
      if (isMixed(text, start, outer)) {
        // "eOASys", "nDelius"
        capitals = true;
        push(start, outer, ACRONYM, possessiveEnd(text, start, outer));
      } else {
        lower(text.slice(start, outer));
        push(start, outer, LOWER);
      }
    } else {
      const end = possessiveEnd(text, start, outer);
      const kind = kindOf(text, start, end);
      if (kind === LOWER) lower(text.slice(start, outer));
      else capitals = true;
      push(start, outer, kind, end);
    }
  });
  return capitals ? tokens : [];

  function push(start: number, outer: number, kind: number, end = outer): void {
    const initial = last === 0 || beginsSentence(text, last, start, tokens.at(-1));
    tokens.push({ start, end, outer, kind, initial });
    last = outer;
  }
}

function beginsSentence(
  text: string,
  from: number,
  to: number,
  before: Token | undefined,
): boolean {
  if (to - from === 1) return false;
  const gap = text.slice(from, to);
  if (SENTENCE_END.test(gap))
    return !(gap.startsWith('. ') && before && isAbbreviation(text, before));
  return QUOTED_START.test(gap);
}

/** "Mr. Grayling", "St. Albans". */
function isAbbreviation(text: string, token: Token): boolean {
  return /^(?:Mr|Mrs|Ms|Dr|Prof|Rev|Hon|St)$/.test(text.slice(token.start, token.end));
}

function possessiveEnd(text: string, start: number, end: number): number {
  for (let i = end - 1; i > start; i--) {
    const unit = text.charCodeAt(i);
    if (unit !== 0x27 && unit !== 0x2019) continue;
    // O'Brien and D'Arcy keep theirs.
    return i === start + 1 && end - i > 3 ? end : i;
  }
  return end;
}

/** A small letter, then a capital. */
function isMixed(text: string, start: number, end: number): boolean {
  const second = text.charCodeAt(start + 1);
  return second <= 0x5a && second >= 0x41 && end - start > 3;
}

function kindOf(text: string, start: number, end: number): number {
  const first = text.charCodeAt(start);
  if (first >= 0x30 && first <= 0x39) return NUMBER;
  if (!isUpper(first)) return LOWER;
  if (end - start === 1) return LETTER;
  let upper = 0;
  let small = 0;
  for (let i = start; i < end; i++) {
    const unit = text.charCodeAt(i);
    if (isUpper(unit)) upper++;
    else if (unit < 0x30 || unit > 0x39) small++;
  }
  const plural = small === 1 && text.charCodeAt(end - 1) === 0x73;
  if (upper >= 2 && (small === 0 || plural)) return ACRONYM;
  // "MoJ", "OASys", "SoSfJ"; not "McDonald", "YouTube".
  if (upper >= 2 && upper >= small && end - start <= 8) return ACRONYM;
  return CAPITAL;
}

function isUpper(unit: number): boolean {
  if (unit < 0x80) return unit >= 0x41 && unit <= 0x5a;
  const character = String.fromCharCode(unit);
  return character !== character.toLowerCase();
}

/** How a paragraph uses capitals: as prose does, as a headline (each word), or shouting. */
export function toneOf(text: string, tokens: readonly Token[]): 'prose' | 'headline' | 'shout' {
  let words = 0;
  let capitals = 0;
  let acronyms = 0;
  for (const token of tokens) {
    if (token.kind === NUMBER || token.end - token.start < 2) continue;
    if (token.kind === LOWER && token.end - token.start < 4) continue;
    words++;
    if (token.kind === ACRONYM) acronyms++;
    else if (token.kind === CAPITAL) capitals++;
  }
  if (acronyms >= 3 && acronyms * 10 >= words * 6) return 'shout';
  // Headlines take no full stop.
  const headline =
    words >= 4 &&
    text.length < 140 &&
    (capitals + acronyms) * 10 >= words * 8 &&
    !/[.!?]\W{0,2}$/.test(text);
  return headline ? 'headline' : 'prose';
}
