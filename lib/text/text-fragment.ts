import { squash } from './fold.ts';
import { forEachWord, isSpaceless, wordUnitAt } from './words.ts';

/** A passage, and what stands before and after it in its page; a line feed stands between blocks. */
export interface Quoted {
  readonly exact: string;
  readonly prefix?: string;
  readonly suffix?: string;
}

/** The parts of a text directive, not yet encoded; empty where there is none. */
export interface TextDirective {
  readonly prefix: string;
  readonly start: string;
  readonly end: string;
  readonly suffix: string;
}

/** Longer passages are named by their first and last words, as browsers' own menus do. */
const LONGEST_WHOLE = 300;
/** Words at either end of a long one. */
const EDGE_WORDS = 5;
/** A passage of fewer words may stand elsewhere too: what surrounds it is named with it. */
const DISTINCT_WORDS = 8;
const CONTEXT_WORDS = 3;
const LINE_ENDS = /[\n\r\u2028\u2029]+/;

/**
 * The address with a text fragment (WICG, "URL Fragment Text Directives", 3.2 Syntax) that scrolls to
 * the passage. An element's fragment stays in front of it, where the passage is looked for elsewhere.
 * Without words to look for the address comes back without a directive.
 */
export function textFragmentUrl(url: string, quoted: Quoted): string {
  const bare = url.replace(/:~:.*$/s, '').replace(/#$/, '');
  const directive = textDirective(quoted);
  if (directive === null) return bare;
  return `${bare}${bare.includes('#') ? '' : '#'}:~:text=${encodeDirective(directive)}`;
}

/** Null where the passage has no word. */
export function textDirective(quoted: Quoted): TextDirective | null {
  const { prefix, exact, suffix } = wholeWords(quoted);
  const lines = exact.split(LINE_ENDS).map(squash).filter(hasWord);
  const [first, last] = [lines[0], lines.at(-1)];
  if (first === undefined || last === undefined) return null;
  const whole = lines.length === 1 && first.length <= LONGEST_WHOLE;
  const start = whole ? first : firstWords(first, EDGE_WORDS);
  const end = whole ? null : lastWords(last, lines);
  const known = countWords(start) >= (whole ? DISTINCT_WORDS : EDGE_WORDS);
  return {
    start,
    end: end?.text ?? '',
    prefix: known ? '' : before(prefix),
    suffix: (whole ? known : end?.once) ? '' : after(suffix),
  };
}

/** `[prefix-,]start[,end][,-suffix]`. */
export function encodeDirective({ prefix, start, end, suffix }: TextDirective): string {
  return [
    ...(prefix === '' ? [] : [`${encodePart(prefix)}-`]),
    encodePart(start),
    ...(end === '' ? [] : [encodePart(end)]),
    ...(suffix === '' ? [] : [`-${encodePart(suffix)}`]),
  ].join(',');
}

/**
 * Beyond what the directive's syntax asks (`&`, `-`, `,`) everything is encoded that would end a link in
 * Markdown, HTML or running text. A lone half of a pair has no encoding and is left out.
 */
function encodePart(text: string): string {
  return encodeURIComponent(text.replace(/\p{Surrogate}/gu, '')).replace(
    /[-!'()*_~]/g,
    character => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** Browsers match whole words only, so one that was cut is taken whole. */
function wholeWords({ exact, prefix = '', suffix = '' }: Quoted): Required<Quoted> {
  let from = prefix.length;
  let to = 0;
  while (from > 0 && isInWord(prefix[from - 1]) && isInWord(prefix[from] ?? exact[0])) from--;
  while (to < suffix.length && isInWord(suffix[to]) && isInWord(suffix[to - 1] ?? exact.at(-1)))
    to++;
  return {
    prefix: prefix.slice(0, from),
    exact: prefix.slice(from) + exact + suffix.slice(0, to),
    suffix: suffix.slice(to),
  };
}

/** What has no end of a word beside it (Unicode Standard Annex 29, WB5 to WB13), near enough. */
function isInWord(unit: string | undefined): boolean {
  if (unit === undefined) return false;
  return /['’._\p{Surrogate}]/u.test(unit) || (wordUnitAt(unit, 0) > 0 && !isSpaceless(unit));
}

interface Word {
  readonly start: number;
  readonly end: number;
}

function wordsOf(text: string): readonly Word[] {
  const words: Word[] = [];
  forEachWord(text, (start, end) => words.push({ start, end }));
  return words;
}

function hasWord(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}

function countWords(text: string): number {
  return wordsOf(text).length;
}

function firstWords(line: string, count: number): string {
  const near = line.slice(0, LONGEST_WHOLE);
  const words = wordsOf(near);
  return near.slice(0, words[Math.min(count, words.length) - 1]?.end);
}

/** As many of the last words as stand nowhere before in the passage: a browser takes the first that fits. */
function lastWords(line: string, lines: readonly string[]): { text: string; once: boolean } {
  const near = line.slice(-LONGEST_WHOLE);
  const words = wordsOf(near);
  // The first of them may be cut where the line is longer.
  const most = near.length < line.length ? words.length - 1 : words.length;
  const passage = lines.join('\n').toLowerCase();
  let text = near;
  for (let count = Math.min(EDGE_WORDS, most); count <= Math.min(most, 4 * EDGE_WORDS); count++) {
    text = near.slice(words.at(-count)?.start);
    const lower = text.toLowerCase();
    if (passage.indexOf(lower) === passage.length - lower.length) return { text, once: true };
  }
  return { text, once: false };
}

/**
 * The last words before a passage: of its own block only, since what stands in the next one may be a
 * picture's, or hidden. The first word that is known may have been cut.
 */
function before(prefix: string): string {
  const lines = prefix.split(LINE_ENDS);
  const flat = squash(lines.at(-1) ?? '');
  const words = wordsOf(flat).slice(lines.length > 1 ? 0 : 1);
  return words.length === 0 ? '' : flat.slice(words.slice(-CONTEXT_WORDS)[0]?.start);
}

function after(suffix: string): string {
  const lines = suffix.split(LINE_ENDS);
  const flat = squash(lines[0] ?? '');
  const words = wordsOf(flat).slice(0, lines.length > 1 ? undefined : -1);
  return words.length === 0 ? '' : flat.slice(0, words.slice(0, CONTEXT_WORDS).at(-1)?.end);
}
