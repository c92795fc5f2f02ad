import type { Term } from '../../model/index.ts';
import { isLeadingWord } from '../boilerplate.ts';
import { isFirstName } from '../first-names.ts';
import { isCountry, isNational } from '../nations.ts';
import {
  beginsSentence,
  isCapital,
  isOffice,
  isTitle,
  wordBefore,
  wordBehind,
} from './surroundings.ts';

function set(words: string): ReadonlySet<string> {
  return new Set(words.split(/\s+/).filter(Boolean));
}

/** What makes another thing of a name before it: "Reed Street", "Serco Group" stays Serco. */
const PLACES = set(`
  street road square house avenue lane park hotel stadium arena hall hill terrace gardens court close crescent drive bridge station
  hospital school college university academy church library museum theatre club hotel inn pub football rovers united rangers wanderers
`);
/** Whose body it is, when it is not ours: another country's. */
const FOREIGN = set(`
  us u.s. american german french dutch greek scots swiss czech african federal state california york texas ontario quebec
`);
/** "Parole Board for England and Wales" is the one; so is "…for the UK". */
const HOME = /^(?:the\s+)?(?:England|Wales|Britain|Great Britain|UK|U\.K\.|United Kingdom)\b/;
const OF_PLACE = /^[\s\u00a0]+(?:for|of|in)[\s\u00a0]+((?:the\s+)?\p{Lu}[\p{L}.]*)/u;

/**
 * Is a mention only a part of a longer capitalised name, which the archive doesn't know? The matcher
 * takes the longest that it does know, so what has more capitals is something else: "Probation Board
 * for Northern Ireland", "Justice League", "Scottish Parole Board". `isKnown` says whether another
 * mention begins or ends at a place: neighbours are no parts.
 */
export function isInLongerName(
  text: string,
  { start, end }: { readonly start: number; readonly end: number },
  { kind }: Pick<Term, 'kind'>,
  isKnown: (at: number) => boolean,
): boolean {
  const surface = text.slice(start, end);
  const several = /[\s\u00a0]/.test(surface);
  const place = several && kind === 'body' ? OF_PLACE.exec(text.slice(end, end + 60)) : null;
  if (place && isOfOther(text, end + place[0].length - place[1]!.length, place[0], isKnown))
    return true;
  if (!isCapital(surface)) return false;
  const acronym = isAcronymLike(surface);
  const behind = wordBehind(text, end);
  const before = wordBefore(text, start);
  if (behind?.hyphen || before?.hyphen) {
    // "CAS-3", "Gauke-Hill"; but "CRC-issued", "ex-Serco".
    if (behind?.hyphen && /^\d/.test(behind.word)) return true;
    const part = (word: string) => isCapital(word) && !isAcronymLike(word);
    if (!acronym && behind?.hyphen && part(behind.word)) return true;
    if (!acronym && before?.hyphen && part(before.word)) return true;
  }
  if (behind && !behind.hyphen && !isKnown(behind.start)) {
    if (isCapital(behind.word) && PLACES.has(behind.word.toLowerCase()) && !acronym) return true;
    if (!several && !acronym && isNamePart(behind.word)) return true;
  }
  if (kind === 'person' || acronym) return false;
  if (!before || before.hyphen || isKnown(before.start + before.word.length)) return false;
  if (/^(?:and|of|for|&)$/.test(before.word))
    return continuesName(text, before.start, several, isKnown);
  if (!isCapital(before.word) || /['’]s?$/.test(before.word)) return false;
  const initial = beginsSentence(text, before.start);
  if (isForeign(before.word)) return true;
  return !several && !initial && !isOffice(before.word) && !isAcronymLike(before.word);
}

/** "Parole Board for Scotland", "parole board of Texas", "Parole Board in Dublin"; `at` is where the place is named. */
function isOfOther(
  text: string,
  at: number,
  link: string,
  isKnown: (at: number) => boolean,
): boolean {
  const where = text.slice(at, at + 40);
  if (HOME.test(where) || isKnown(at)) return false;
  if (/\b(?:for|of)\b/.test(link)) return true;
  const [first = '', second = ''] = where.replace(/^the\s+/, '').split(/[^\p{L}]+/u);
  return isCountry(first.toLowerCase()) || isCountry(`${first} ${second}`.toLowerCase());
}

/** "Prison and Probation Service", "Department of Justice": what stands before the connector is of the name. */
function continuesName(
  text: string,
  at: number,
  several: boolean,
  isKnown: (at: number) => boolean,
): boolean {
  const before = wordBefore(text, at);
  if (!before || before.hyphen || !isCapital(before.word)) return false;
  if (isKnown(before.start + before.word.length) || isAcronymLike(before.word)) return false;
  const and = /^(?:and|&)/.test(text.slice(at));
  // "Unison and Justice": single words are mostly two names.
  return several || !and;
}

function isForeign(word: string): boolean {
  const lower = word.toLowerCase();
  if (FOREIGN.has(lower) || isNational(lower)) return true;
  return (
    /(?:[a-z]{3}ish|[a-z]{3}ian|[a-z]{3}ese)$/.test(lower) &&
    !/^(?:british|christian|civilian|guardian)$/.test(lower)
  );
}

/** A capitalised word that goes on with a name: not an office, not the first of a sentence without its full stop. */
function isNamePart(word: string): boolean {
  if (!isCapital(word) || isAcronymLike(word) || isOffice(word) || isTitle(word)) return false;
  return !isLeadingWord(word.toLowerCase());
}

/** Capitals only, but for a plural s: "HMPPS", "CRCs", "E3". */
export function isAcronymLike(word: string): boolean {
  return word.length > 1 && /^\p{Lu}[\p{Lu}\p{N}&.]*s?$/u.test(word);
}

/** Could the word before a surname be the given name of somebody? */
export function isGivenName(text: string, word: string, start: number): boolean {
  if (!isCapital(word) || isTitle(word) || isOffice(word) || isAcronymLike(word)) return false;
  if (/['’]s?$/.test(word)) return false;
  const lower = word.toLowerCase();
  if (isFirstName(lower)) return true;
  return !isLeadingWord(lower) && !beginsSentence(text, start);
}
