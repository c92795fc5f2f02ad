import type { Mention, Term, TermKey } from '../../model/index.ts';
import { readShort } from '../abbreviations.ts';
import { termKey } from '../term-key.ts';
import { isAbroad } from './abroad.ts';
import { isAcronymLike, isInLongerName } from './longer-name.ts';
import { createOverlap, nearest } from './ordered.ts';
import { type Definition, definitionsOf, longKey } from './page-definitions.ts';
import { type NamedPerson, surnameOf, surnamesOf } from './page-people.ts';
import { isSupported, type Judged, supportOf } from './support.ts';
import { surenessOf } from './sureness.ts';
import { createTones, isInAddress } from './surroundings.ts';
import { wholeWords } from './whole-words.ts';

/** What has to be known of a term to believe its mentions. */
export type BelievableTerm = Pick<
  Term,
  'name' | 'kind' | 'aliases' | 'expansion' | 'origin' | 'ambiguous'
>;

/** How many words of the subject a page of another country may have and still be of another subject. */
const ABROAD = 2;

/** What a word means on this page, by the user's word; a null key: nothing of the archive. */
export interface WordMeaning {
  readonly word: string;
  readonly key: TermKey | null;
}

export interface PageToBelieve {
  readonly text: string;
  /** All that the matcher found, in page order. */
  readonly mentions: readonly Mention[];
  /** How many different words of the archive's subject the page has. */
  readonly subject: number;
  /** Knows every term that is mentioned or among the senses. */
  readonly termOf: (term: number) => BelievableTerm;
  readonly meanings?: readonly WordMeaning[];
}

/**
 * Which mentions are of the archive, in page order, each with the term that it means here first and
 * what else the words may mean in `senses`.
 *
 *     found ─► no part of an address or a longer name ─► surnames: whose? ─► acronyms: what does the page
 *     say they stand for? ─► which need the support of the page, and have it?
 *
 * Supported is what the page explains, and what stands beside other sure terms or enough words of the
 * subject; the shorter and the more ambiguous, the more it takes.
 */
export function believe(page: PageToBelieve): Mention[] {
  const { text, subject, termOf, meanings = [] } = page;
  const toneAt = createTones(text);
  const abroad = page.mentions.length > 0 && isAbroad(text);
  const ends = new Set(page.mentions.flatMap(({ start, end }) => [start, end]));
  const isKnown = (at: number) => ends.has(at);
  const standing = page.mentions.filter(
    mention =>
      !isInAddress(text, mention.start, mention.end) &&
      !isInLongerName(text, mention, termOf(mention.term), isKnown),
  );
  const people = withSurnames(standing);
  const meant = withDefinitions(people);
  const support = supportOf(text, meant, abroad ? subject - ABROAD : subject);
  return meant
    .map(mention => byFullName(mention, support.sure))
    .filter(mention => mention.explained || isSupported(mention, support))
    .flatMap(byUsersWord)
    .sort((a, b) => a.start - b.start);

  function isSeveral({ start, end }: Mention): boolean {
    return /[\s\u00a0]/.test(text.slice(start, end));
  }

  function judge(mention: Mention, explained = false): Judged {
    const tone = toneAt(mention.start);
    const term = termOf(mention.term);
    const alone = surenessOf(text, mention, term, tone);
    // Another country's body may have the very name.
    const sureness = abroad && alone === 'sure' && term.origin !== 'user' ? 'unsure' : alone;
    return { ...mention, sureness, explained };
  }

  /** Surnames alone go to whom the page names in full; those of others fall out. */
  function withSurnames(mentions: readonly Mention[]): Judged[] {
    const named: NamedPerson[] = [];
    const surnames = new Set<string>();
    const others: Judged[] = [];
    const single: Mention[] = [];
    for (const mention of mentions) {
      const term = termOf(mention.term);
      if (term.kind !== 'person' || !isSeveral(mention)) continue;
      const surname = surnameOf(term);
      named.push({ ...mention, surname });
      surnames.add(surname);
    }
    for (const mention of mentions) {
      const term = termOf(mention.term);
      const surface = text.slice(mention.start, mention.end);
      // A surname that several people bear may be a term by itself, of whatever kind.
      const alone = !isSeveral(mention) && (term.kind === 'person' || surnames.has(surface));
      if (!alone) others.push(judge(mention));
      else {
        single.push(mention);
        if (term.kind === 'person') surnames.add(spelled(surface, surnameOf(term)));
      }
    }
    if (surnames.size === 0) return others;
    const bare = surnamesOf(text, surnames, named, toneAt);
    const singleAt = createOverlap(single);
    const otherAt = createOverlap(others);
    const found: Judged[] = [];
    for (const { owner, start, end } of bare) {
      const known = singleAt({ start, end });
      if (owner === null || otherAt({ start, end })) continue;
      if (owner !== undefined) {
        const senses = known
          ? [known.term, ...(known.senses ?? [])].filter(no => no !== owner)
          : [];
        const mention = { start, end, term: owner, ...(senses.length > 0 ? { senses } : {}) };
        found.push({ ...mention, sureness: 'person', explained: false });
      } else if (known) found.push({ ...known, sureness: 'surname', explained: false });
    }
    return [...others, ...found];
  }

  /** Acronyms mean what the page says, where it says anything. */
  function withDefinitions(mentions: readonly Judged[]): Judged[] {
    const acronyms = new Map<Judged, string>();
    for (const mention of mentions) {
      const short = readShort(text.slice(mention.start, mention.end));
      if (short !== null && mention.sureness !== 'person') acronyms.set(mention, short);
    }
    const definitions = definitionsOf(text, new Set(acronyms.values()), toneAt);
    if (definitions.length === 0) return [...mentions];
    const long = longForms(mentions);
    const byShort = groupByShort(definitions);
    const known = new Map<number, Set<string>>();
    const keys = (no: number) => {
      const found = known.get(no) ?? keysOf(termOf(no));
      known.set(no, found);
      return found;
    };
    const kept = mentions.flatMap(mention => {
      const short = acronyms.get(mention);
      const definition = nearest(byShort.get(short ?? '') ?? [], mention.start);
      if (!definition) return [mention];
      const candidates = [mention.term, ...(mention.senses ?? [])];
      const term =
        candidates.find(no => keys(no).has(definition.long)) ?? long.get(definition.long);
      if (term === undefined) return [];
      const senses = candidates.filter(no => no !== term);
      const { start, end } = mention;
      return [{ ...judge({ start, end, term, ...(senses.length > 0 ? { senses } : {}) }, true) }];
    });
    return [...kept, ...defined(definitions, new Set(acronyms.values()), long, kept)];
  }

  /** Acronyms that the archive doesn't know, and the page makes of a name that it does. */
  function defined(
    definitions: readonly Definition[],
    known: ReadonlySet<string>,
    long: ReadonlyMap<string, number>,
    mentions: readonly Judged[],
  ): Judged[] {
    const mentionAt = createOverlap(mentions);
    const terms = new Map<string, number>();
    for (const { short, long: key } of definitions) {
      const term = long.get(key);
      if (term !== undefined && !known.has(short) && !terms.has(short)) terms.set(short, term);
    }
    const found: Judged[] = [];
    for (const { start, end, word } of wholeWords(text, terms)) {
      if (mentionAt({ start, end })) continue;
      if (isInAddress(text, start, end)) continue;
      found.push({ start, end, term: terms.get(word)!, sureness: 'unsure', explained: true });
    }
    return found;
  }

  /** The terms whose long names stand on the page, by those. */
  function longForms(mentions: readonly Judged[]): Map<string, number> {
    const forms = new Map<string, number>();
    for (const { start, end, term, sureness } of mentions) {
      if (sureness === 'none' || sureness === 'person') continue;
      const surface = text.slice(start, end);
      if (/[\s\u00a0-]/.test(surface)) forms.set(longKey(surface), term);
    }
    return forms;
  }

  /** Of several meanings the one that the page names in full, else the likeliest. */
  function byFullName(mention: Judged, sure: ReadonlySet<number>): Judged {
    const { term, senses, explained } = mention;
    if (!senses || explained || sure.has(term)) return mention;
    const named = senses.find(no => sure.has(no));
    if (named === undefined) return mention;
    return { ...mention, term: named, senses: [term, ...senses.filter(no => no !== named)] };
  }

  function byUsersWord({ start, end, term, senses = [] }: Judged): Mention[] {
    const mention = { start, end, term, ...(senses.length > 0 ? { senses } : {}) };
    if (meanings.length === 0) return [mention];
    const word = text.slice(start, end);
    const said = meanings.find(meaning => meaning.word === word);
    if (!said) return [mention];
    if (said.key === null) return [];
    const all = [term, ...senses];
    const chosen = all.find(no => termKey(termOf(no)) === said.key);
    if (chosen === undefined) return [mention];
    const rest = all.filter(no => no !== chosen);
    return [{ start, end, term: chosen, ...(rest.length > 0 ? { senses: rest } : {}) }];
  }
}

/** Each acronym's, in page order. */
function groupByShort(definitions: readonly Definition[]): Map<string, Definition[]> {
  const groups = new Map<string, Definition[]>();
  for (const definition of [...definitions].sort((a, b) => a.at - b.at)) {
    const group = groups.get(definition.short);
    if (group) group.push(definition);
    else groups.set(definition.short, [definition]);
  }
  return groups;
}

function keysOf({ name, expansion, aliases }: BelievableTerm): Set<string> {
  const forms = [name, expansion ?? '', ...aliases].filter(
    form => form !== '' && !isAcronymLike(form),
  );
  return new Set(forms.map(longKey));
}

/** The surname as its person writes it, where a headline shouts. */
function spelled(surface: string, surname: string): string {
  return surface === surname.toUpperCase() ? surname : surface;
}
