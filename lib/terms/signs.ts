import { isCommonWord } from './common-words.ts';
import { isRole } from './kinds.ts';
import { ACRONYM, CAPITAL, LOWER, type Token } from './paragraph.ts';

/**
 * What the words round a name tell of it. Counted by `sign TAB name`; the second count is of signs
 * that are enough by themselves.
 */
export type Sign =
  /** It speaks, or has an office: somebody, perhaps with a given name that no list has. */
  | 'person'
  /** A word of the language in capitals that stands where a name does: JUSTICE. */
  | 'named'
  /** A report, consultation or the like, by its quotation marks. */
  | 'title'
  /** An instruction or order with its number: "PI 05/2014". */
  | 'numbered';

export type SignSink = (sign: Sign, name: string, sure: boolean) => void;

const SPEAKS = new Set(
  `said says told tells argued argues asked asks wrote writes added adds admitted admits insisted insists warned warns
  claimed claims replied replies announced announces believes thinks spoke speaks stressed explained called calls`.split(
    /\s+/,
  ),
);
/** `, its secretary general`; `, who`: up to five words until the office is named. */
const OFFICE =
  /^,\s+(?:(?:who|whose)\b|(?:(?:its|their|our|the|an?|his|her|then)\s+)?([^,.;:()]{3,60}))/;
const WHO = /^,\s+who\s/;

/**
 * Whether the capitalised words between the tokens `first` and `last` read as somebody: surely, where an
 * office follows; likely, where they speak.
 */
export function personSign(
  text: string,
  tokens: readonly Token[],
  first: number,
  last: number,
): 'sure' | 'likely' | null {
  const next = tokens[last + 1];
  const end = tokens[last]!.outer;
  if (!next || tokens[last]!.end !== end) return null;
  if (next.kind === LOWER) {
    const gap = next.start - end;
    if (gap === 1 && isSpeech(text, next)) return 'likely';
    if (gap === 2 && last > first && text[end] === ',') {
      const after = text.slice(end, end + 80);
      if (namesOffice(OFFICE.exec(after)?.[1])) return 'sure';
      if (WHO.test(after)) return 'likely';
    }
  }
  const before = tokens[first - 1];
  if (before?.kind !== LOWER || tokens[first]!.start - before.end !== 1) return null;
  return isSpeech(text, before) ? 'likely' : null;
}

function isSpeech(text: string, { start, end }: Token): boolean {
  const length = end - start;
  return length > 3 && length < 10 && SPEAKS.has(text.slice(start, end));
}

/** "secretary general", "chief executive of the charity": an office, by one of its first four words. */
function namesOffice(words: string | undefined): boolean {
  if (words === undefined) return false;
  return words
    .split(/\s+/)
    .slice(0, 4)
    .some(word => isRole(word.toLowerCase()));
}

/** Reports words of the language that stand in capitals where a name does, amid small letters. */
export function forEachNamedWord(text: string, tokens: readonly Token[], sink: SignSink): void {
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]!;
    if (token.kind !== ACRONYM || token.end - token.start < 4) continue;
    const surface = text.slice(token.start, token.end);
    if (!/^[A-Z]+$/.test(surface) || !isCommonWord(surface.toLowerCase())) continue;
    const before = tokens[i - 1];
    const after = tokens[i + 1];
    if (isName(text, before, token) || isName(text, token, after)) {
      sink('named', surface, false);
      continue;
    }
    const speaks =
      after?.kind === LOWER && after.start - token.outer === 1 && isSpeech(text, after);
    const apposed = /^,\s+(?:the|an?|which|whose|who)\s/.test(
      text.slice(token.outer, token.outer + 10),
    );
    if (speaks || apposed) sink('named', surface, true);
    else if (before?.kind === LOWER && PLACED.has(text.slice(before.start, before.end))) {
      if (/[,.;)]/.test(text[token.outer] ?? '.')) sink('named', surface, false);
    }
  }
}

const PLACED = new Set('by for from with at to join joined and of'.split(' '));

/** Are the two parts of one list of names: "Napo, UNISON and GMB"? */
function isName(text: string, a: Token | undefined, b: Token | undefined): boolean {
  if (!a || !b || !NAMES.has(a.kind) || !NAMES.has(b.kind)) return false;
  return text.slice(a.outer, b.start) === ', ';
}

const NAMES = new Set<number>([ACRONYM, CAPITAL]);

const CLOSING: Readonly<Record<string, string>> = { '‘': '’', '“': '”', '"': '"', "'": "'" };
/** A title follows: "a consultation called ‘", "the white paper “". */
const ANNOUNCED =
  /\b(?:report|consultation|(?:green|white) paper|paper|strategy|inquiry|document|framework|guidance|manifesto|pamphlet|leaflet)(?:\s+(?:called|entitled|titled|named|on|,))*,?\s+$/i;
const OPENING = / [‘“"'][A-Z]/g;
const LONGEST_TITLE = 90;

const TITLED = new Set(
  'report consultation paper strategy inquiry document framework guidance manifesto pamphlet leaflet called entitled titled'.split(
    ' ',
  ),
);

/** A small word without one of which no title is announced. */
export function isTitleWord(lower: string): boolean {
  return TITLED.has(lower);
}

/** Reports what stands in quotation marks behind the word for a report or consultation. */
export function forEachTitle(text: string, sink: SignSink): void {
  OPENING.lastIndex = 0;
  for (let found = OPENING.exec(text); found; found = OPENING.exec(text)) {
    const at = found.index + 1;
    const lead = ANNOUNCED.exec(text.slice(Math.max(0, at - 48), at))?.[0];
    if (lead === undefined) continue;
    const length = text.slice(at + 1, at + 1 + LONGEST_TITLE).indexOf(CLOSING[text[at]!]!);
    if (length < 0) continue;
    const end = at + 1 + length;
    const title = text.slice(at + 1, end).replace(/[,.]$/, '');
    const words = title.split(/\s+/).length;
    // Without "called" it may be what somebody says of a report; then only capitals tell.
    const told = /(?:called|titled|named)\s/.test(lead) || !/\s\p{Ll}\p{L}{3}/u.test(title);
    if (told && words >= 2 && words <= 12 && !/[.!?;“”"]/.test(title)) {
      sink('title', title, true);
    }
    OPENING.lastIndex = end;
  }
}
