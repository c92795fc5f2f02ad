import type { Term } from '../../model/index.ts';
import { isAcronymLike, isGivenName } from './longer-name.ts';
import { createOverlap, nearest, type Place } from './ordered.ts';
import { isOrdinaryWord, MONTH } from './ordinary.ts';
import { placesOf } from './surname-places.ts';
import {
  beginsSentence,
  isCapital,
  isOffice,
  isTitle,
  type Tone,
  wordBefore,
  wordBehind,
} from './surroundings.ts';

/** A person of the archive who is named in full on the page. */
export interface NamedPerson extends Place {
  readonly term: number;
  readonly surname: string;
}
/** A surname alone: `owner` is the term it means, null for somebody else, undefined where the page doesn't say. */
export interface BareSurname extends Place {
  readonly surname: string;
  readonly owner: number | null | undefined;
}

/** The last word of a person's name, "KC" and the like left out. */
export function surnameOf({ name }: Pick<Term, 'name'>): string {
  const words = name.split(/\s+/).filter(word => !/^(?:MP|MSP|MS|QC|KC|CBE|OBE|MBE)$/.test(word));
  return words.at(-1) ?? name;
}

/**
 * Whom the surnames of a page mean. A surname alone is the person whose full name was the last before
 * it, or where there is none the first behind it, as newspapers write; "Gareth Jones" makes the Jones
 * behind him another than the archive's Martin.
 */
export function surnamesOf(
  text: string,
  surnames: Iterable<string>,
  named: readonly NamedPerson[],
  toneAt: (at: number) => Tone,
): BareSurname[] {
  const bare: BareSurname[] = [];
  const isNamed = createOverlap(named);
  const full = new Map<string, { at: number; owner: number | null }[]>();
  for (const { surname, start, term } of named) {
    const own = full.get(surname);
    if (own) own.push({ at: start, owner: term });
    else full.set(surname, [{ at: start, owner: term }]);
  }
  for (const [surname, found] of placesOf(text, surnames)) {
    const owners = full.get(surname) ?? [];
    const places: Place[] = [];
    for (const place of found) {
      if (isNamed(place)) continue;
      const use = useOf(text, place, toneAt);
      if (use === 'another') owners.push({ at: place.start, owner: null });
      if (use === 'bare') places.push(place);
      else bare.push({ ...place, surname, owner: null });
    }
    owners.sort((a, b) => a.at - b.at);
    for (const place of places) {
      const owner = nearest(owners, place.start)?.owner;
      bare.push({ ...place, surname, owner });
    }
  }
  return bare;
}

/** `another`: with a given name of somebody else's. `none`: no person at all, or a part of a name. */
function useOf(
  text: string,
  { start, end }: Place,
  toneAt: (at: number) => Tone,
): 'bare' | 'another' | 'none' {
  const before = wordBefore(text, start);
  const behind = wordBehind(text, end);
  const surface = text.slice(start, end);
  if (before?.hyphen && isCapital(before.word)) return 'another';
  if (behind?.hyphen && isCapital(behind.word)) return 'another';
  const tone = toneAt(start);
  if (tone !== 'prose') return isOrdinaryWord(surface) ? 'none' : 'bare';
  if (before && isGivenName(text, before.word, before.start)) return 'another';
  if (behind && isCapital(behind.word) && !isAcronymLike(behind.word) && !isOffice(behind.word))
    return 'none';
  if (!isOrdinaryWord(surface)) return 'bare';
  const titled = before !== null && isTitle(before.word);
  if (isMonth(surface, before?.word ?? '', behind?.word ?? '')) return 'none';
  // "May that be a lesson", "Straw is cheap": the first word of a sentence is no name, unless it acts.
  const acts = /^['’]s\b/.test(text.slice(end, end + 3)) || isSaying(behind?.word ?? '');
  return titled || acts || !beginsSentence(text, start) ? 'bare' : 'none';
}

const BEFORE_MONTH =
  /^(?:in|by|until|till|since|last|next|this|early|late|mid|during|from|to|before|after|every|of|\d{1,2}(?:st|nd|rd|th)?)$/i;

function isMonth(word: string, before: string, behind: string): boolean {
  if (!MONTH.test(word)) return false;
  return /^\d/.test(behind) || BEFORE_MONTH.test(before);
}

function isSaying(word: string): boolean {
  return /^(?:said|says|told|tells|added|asked|has|had|was|is|will|would|did|made|gave|took|went|became|argued|wrote|\p{Ll}{3,}ed)$/u.test(
    word,
  );
}
