import type { Candidate, Ordinary } from './candidate.ts';
import { isCommonWord } from './common-words.ts';
import { isFirstName } from './first-names.ts';
import { isPeerage, kindByWords } from './kinds.ts';
import { type NameGroup, nameKey, nameOf } from './name-groups.ts';
import { isKnightly, isShortFor, shorterNames } from './people-names.ts';
import type { Count, Counts } from './tally.ts';

interface FullName {
  readonly name: string;
  readonly total: number;
  readonly docs: number;
}

/** What the miner found of people, and of names that may be. */
export interface PeopleEvidence {
  readonly people: Counts;
  /** Consumed: the surnames, and the names that turn out to be somebody's. */
  readonly groups: Map<string, NameGroup>;
  /** `person TAB name` of `signs.ts`. */
  readonly signs: Counts;
  readonly ordinary: Ordinary;
  /** Mentions that are needed. */
  readonly least: number;
}

/** People: full names, with the surname as an alias where it can only be this one. */
export function minePeople(evidence: PeopleEvidence): Candidate[] {
  const { groups, signs, ordinary, least } = evidence;
  const { bySurname, alone } = bySurnames(peopleOf(evidence));
  const candidates: Candidate[] = [];
  for (const surname of new Set([...bySurname.keys(), ...alone.keys()])) {
    const full = (bySurname.get(surname) ?? []).sort(
      (a, b) => b.total - a.total || (a.name < b.name ? -1 : 1),
    );
    const titled = alone.get(surname);
    const group = groups.get(nameKey(surname));
    const heard = signs.get(`person\t${surname}`)?.total ?? 0;
    const said = (group?.total ?? 0) - (group?.initial ?? 0);
    const single = Math.max(said, heard) + (titled?.total ?? 0);
    const distinctive = isDistinctive(surname, ordinary);
    const owner = ownerOf(full);
    for (const person of full) {
      // Named once in full and never by the surname: any Johnson of the news would be theirs.
      const known = distinctive
        ? single > 0 || person.total >= 2
        : isUsableSurname(surname, ordinary) && single > 0 && person.total >= 2;
      const owns = person === owner && known;
      const total = person.total + (owns ? single : 0);
      if (total < least) continue;
      const docs = person.docs + (owns ? (group?.docs ?? 0) + (titled?.docs ?? 0) : 0);
      candidates.push(candidate(person.name, total, docs));
      if (owns && surname !== person.name) candidates.at(-1)!.aliases.add(surname);
    }
    if (full.length === 0 && titled && distinctive && single >= 3) {
      candidates.push(candidate(surname, single, Math.max(group?.docs ?? 0, titled.docs)));
      groups.delete(nameKey(surname));
    }
    // Whose it is the page has to say; but a firm that is said far more often is not its founder.
    const named = full.reduce((sum, { total }) => sum + total, 0);
    if (named > 0 && said <= named * 8) groups.delete(nameKey(surname));
  }
  return mergeNames(candidates);
}

/** The people of the miner, and with them names of two or three words that act as somebody does. */
function peopleOf({ people, groups, signs, ordinary }: PeopleEvidence): Counts {
  const found: Counts = new Map(people);
  for (const group of [...groups.values()]) {
    if (!group.key.includes(' ')) continue;
    const name = nameOf(group);
    const words = name.split(' ');
    if (words.length > 3 || !words.every(word => isNameWord(word, ordinary))) continue;
    if (kindByWords(name) !== 'topic') continue;
    const own = signs.get(`person\t${name}`);
    const surname = words.at(-1)!;
    const heard = signs.get(`person\t${surname}`)?.total ?? 0;
    const single = groups.get(nameKey(surname))?.total ?? 0;
    const sure = (own?.other ?? 0) > 0;
    const likely = (own || heard > 0) && (heard > 0 || single > 0) && single <= group.total * 3;
    if (!sure && !likely) continue;
    found.set(name, { total: group.total, docs: group.docs, other: 0, last: -1 } satisfies Count);
    groups.delete(group.key);
  }
  for (const [name, { total, docs }] of [...found]) {
    // "Jane Plovers statement": an apostrophe was left out, where she is named without the s as often.
    const plain = name.endsWith('s') ? found.get(name.slice(0, -1)) : undefined;
    if (plain === undefined || plain.total < total) continue;
    found.delete(name);
    found.set(name.slice(0, -1), { ...plain, total: plain.total + total, docs: plain.docs + docs });
  }
  return found;
}

function isNameWord(word: string, ordinary: Ordinary): boolean {
  const lower = word.toLowerCase();
  return /^\p{Lu}[\p{L}'’-]*\p{Ll}$/u.test(word) && !isCommonWord(lower) && ordinary(lower) < 0.15;
}

function bySurnames(people: Counts) {
  const bySurname = new Map<string, FullName[]>();
  const alone = new Map<string, FullName>();
  for (const [name, { total, docs }] of people) {
    const surname = name.slice(name.lastIndexOf(' ') + 1);
    // "Dame Glenys" has none; `mergeNames` finds whose it is.
    if (isKnightly(name)) {
      bySurname.set(name, [{ name, total, docs }]);
      continue;
    }
    if (surname === name) {
      alone.set(name, { name, total, docs });
      continue;
    }
    const list = bySurname.get(surname) ?? [];
    list.push({ name, total, docs });
    bySurname.set(surname, list);
  }
  return { bySurname, alone };
}

/** "Dame Glenys" and "Glenys Stacey" are "Dame Glenys Stacey", "Ken Clarke" is "Kenneth Clarke". */
function mergeNames(candidates: readonly Candidate[]): Candidate[] {
  const byName = new Map(candidates.map(person => [person.name, person]));
  const merge = (into: Candidate, from: Candidate) => {
    if (into === from || !byName.delete(from.name)) return;
    into.total += from.total;
    into.docs += from.docs;
    into.aliases.add(from.name);
    for (const alias of from.aliases) into.aliases.add(alias);
  };
  for (const person of candidates) {
    for (const shorter of shorterNames(person.name)) {
      person.aliases.add(shorter);
      const other = byName.get(shorter);
      if (other) merge(person, other);
    }
  }
  const families = new Map<string, Candidate[]>();
  for (const person of byName.values()) {
    const rest = person.name.replace(/^\S+/, '');
    const family = families.get(rest);
    if (family) family.push(person);
    else families.set(rest, [person]);
  }
  for (const family of families.values()) {
    for (const person of family) {
      const longer = family.filter(other => isShortFor(givenOf(person), givenOf(other)));
      if (longer.length === 1 && byName.has(longer[0]!.name)) merge(longer[0]!, person);
    }
  }
  return [...byName.values()];
}

function candidate(name: string, total: number, docs: number): Candidate {
  return { name, kind: 'person', total, docs, aliases: new Set(), expansion: null, ordinary: 0 };
}

/** Whose the surname is: the only one, or one who is named five times as often as all others. */
function ownerOf(full: readonly FullName[]): FullName | null {
  const first = full[0];
  if (!first) return null;
  const others = full
    .slice(1)
    // "Lord Ramsbotham" and "David Ramsbotham" may be one, and so may "Ken Clarke" and "Kenneth Clarke".
    .filter(other => !isPeerage(givenOf(other)) && !isOnePerson(first, other))
    .reduce((sum, { total }) => sum + total, 0);
  return others === 0 || first.total >= others * 5 ? first : null;
}

function isOnePerson(a: FullName, b: FullName): boolean {
  return isShortFor(givenOf(a), givenOf(b)) || isShortFor(givenOf(b), givenOf(a));
}

function givenOf({ name }: { readonly name: string }): string {
  return name.split(' ', 1)[0]!.toLowerCase();
}

function isDistinctive(surname: string, ordinary: Ordinary): boolean {
  return isUsableSurname(surname, ordinary) && !isFirstName(surname.toLowerCase());
}

/** May be a surname by itself, if the page has the full name too: "Stacey", "Stewart". */
function isUsableSurname(surname: string, ordinary: Ordinary): boolean {
  const lower = surname.toLowerCase();
  return surname.length >= 4 && !isCommonWord(lower) && ordinary(lower) < 0.15;
}
