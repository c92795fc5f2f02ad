import type { Term } from '../../model/index.ts';
import { isGenericName, isOrdinaryAcronym } from '../boilerplate.ts';
import { nameKey } from '../name-groups.ts';
import { isKnownPlace } from '../places.ts';
import { isAcronymLike } from './longer-name.ts';
import { isAnySubjects, isOrdinaryWord } from './ordinary.ts';
import { beginsSentence, isCapital, type Tone } from './surroundings.ts';

/**
 * How much a mention says by itself. *Sure*: a name of several words; it supports others. *Person*: a
 * full name, which others may bear; *surname*: that alone. *Unsure*: an acronym, or one single word. *Weak*: moreover a
 * common word, an acronym everybody uses, or one of two letters. *None*: no mention of the term at all.
 */
export type Sureness = 'sure' | 'person' | 'surname' | 'unsure' | 'weak' | 'none';

export function surenessOf(
  text: string,
  { start, end }: { readonly start: number; readonly end: number },
  term: Pick<Term, 'name' | 'kind' | 'origin' | 'aliases' | 'ambiguous'>,
  tone: Tone,
): Sureness {
  const surface = text.slice(start, end);
  if (term.origin === 'user') return 'sure';
  if (/[\s\u00a0]/.test(surface.trim())) return ofSeveral(text, start, surface, term, tone);
  const letters = surface.replace(/[^\p{L}\p{N}]/gu, '').replace(/(?<=\p{Lu}\p{Lu})s$/u, '');
  const small = letters.toLowerCase();
  const word = isOrdinaryWord(small);
  if (isNewsAgency(text, surface, start, end)) return 'none';
  if (isAcronymLike(surface)) {
    if (word) {
      if (tone === 'shout' || isInShout(text, start, end)) return 'none';
      // "UNISON": so long a word in capitals is no emphasis where the archive writes it so too.
      return surface.length > 4 && surface === term.name ? 'unsure' : 'weak';
    }
    return letters.length <= 2 || isOrdinaryAcronym(letters.toUpperCase()) ? 'weak' : 'unsure';
  }
  // A town is in all the news.
  if (term.kind === 'place' && isKnownPlace(surface)) return 'none';
  if (term.kind === 'acronym' && /\p{Lu}.*\p{Lu}/u.test(surface)) return 'unsure';
  // "Noms", which the archive itself writes in capitals.
  if (term.kind === 'acronym' && ![term.name, ...term.aliases].includes(surface)) return 'weak';
  if (!word && !isOrdinaryWord(surface)) return 'unsure';
  if (!isCapital(surface) || tone !== 'prose' || beginsSentence(text, start)) return 'none';
  return 'weak';
}

function ofSeveral(
  text: string,
  start: number,
  surface: string,
  term: Pick<Term, 'name' | 'kind' | 'ambiguous'>,
  tone: Tone,
): Sureness {
  if (term.kind === 'person') return 'person';
  // "Secretary of State": everybody's, and in small letters anybody's.
  if (isGenericName(nameKey(surface))) return isCapital(surface) ? 'weak' : 'none';
  const sureness = ofNames(text, start, surface, term, tone);
  const named = term.ambiguous === true && nameKey(surface) === nameKey(term.name);
  return sureness === 'sure' && named ? 'unsure' : sureness;
}

function ofNames(
  text: string,
  start: number,
  surface: string,
  term: Pick<Term, 'name' | 'kind'>,
  tone: Tone,
): Sureness {
  const words = surface.split(/[\s\u00a0-]+/);
  const lower = words.map(word => word.toLowerCase());
  if (lower.every(word => isKnownPlace(word)) || isKnownPlace(surface)) return 'none';
  const ordinary = lower.every(word => isAnySubjects(word) || word.length < 4);
  if (!ordinary) return 'sure';
  const initial = beginsSentence(text, start);
  const small = words.some(word => word.length > 3 && !isCapital(word));
  // "working links" are links that work; "through the gate" may be the programme where the page is of it.
  if (small && isCapital(term.name)) return term.kind === 'body' ? 'none' : 'weak';
  if (tone !== 'prose') return 'weak';
  return initial ? 'unsure' : 'sure';
}

const AGENCY =
  /\b(?:news|agency|agencies|reporters?|photos?|photographers?|correspondents?|press)\b/i;

/** "The AP news agency", "(AP) —": news names its sources everywhere. */
function isNewsAgency(text: string, surface: string, start: number, end: number): boolean {
  if (!/^(?:AP|PA|AFP|UPI|DPA)$/.test(surface)) return false;
  if (text[start - 1] === '(' && /^\)\s*[—–-]/.test(text.slice(end, end + 4))) return true;
  return AGENCY.test(text.slice(Math.max(0, start - 30), end + 30));
}

/** Beside another word in capitals: "TAKE CARE". */
function isInShout(text: string, start: number, end: number): boolean {
  const before = /([\p{L}]+)[\s\u00a0]+$/u.exec(text.slice(Math.max(0, start - 20), start))?.[1];
  const behind = /^[\s\u00a0]+([\p{L}]+)/u.exec(text.slice(end, end + 20))?.[1];
  return [before, behind].some(word => word !== undefined && /^\p{Lu}{3,}$/u.test(word));
}
