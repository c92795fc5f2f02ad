import type { Candidate, Ordinary } from './candidate.ts';
import { isCommonWord } from './common-words.ts';
import { isFirstName } from './first-names.ts';
import { isPeerage } from './kinds.ts';
import { type NameGroup, nameKey } from './name-groups.ts';
import type { Counts } from './tally.ts';

interface FullName {
  readonly name: string;
  readonly total: number;
  readonly docs: number;
}

/**
 * People: full names, with the surname as an alias where it can only be this one. Consumes the surnames
 * that it takes from `groups`.
 */
export function minePeople(
  people: Counts,
  groups: Map<string, NameGroup>,
  ordinary: Ordinary,
  least: number,
): Candidate[] {
  const bySurname = new Map<string, FullName[]>();
  const alone = new Map<string, FullName>();
  for (const [name, { total, docs }] of people) {
    const surname = name.slice(name.lastIndexOf(' ') + 1);
    if (surname === name) {
      alone.set(name, { name, total, docs });
      continue;
    }
    const list = bySurname.get(surname) ?? [];
    list.push({ name, total, docs });
    bySurname.set(surname, list);
  }
  const candidates: Candidate[] = [];
  for (const surname of new Set([...bySurname.keys(), ...alone.keys()])) {
    const full = (bySurname.get(surname) ?? []).sort((a, b) => b.total - a.total);
    const titled = alone.get(surname);
    const group = groups.get(nameKey(surname));
    const single = (group?.total ?? 0) - (group?.initial ?? 0) + (titled?.total ?? 0);
    const distinctive = isDistinctive(surname, ordinary);
    const owner = distinctive ? ownerOf(full) : null;
    for (const person of full) {
      // Named once in full and never by the surname: any Johnson of the news would be theirs.
      const owns = person === owner && (single > 0 || person.total >= 2);
      const total = person.total + (owns ? single : 0);
      if (total < least) continue;
      candidates.push(
        candidate(
          person.name,
          total,
          person.docs + (owns ? (group?.docs ?? 0) + (titled?.docs ?? 0) : 0),
        ),
      );
      if (owns) {
        candidates.at(-1)!.aliases.add(surname);
        groups.delete(nameKey(surname));
      }
    }
    if (full.length === 0 && titled && distinctive && single >= 3) {
      candidates.push(candidate(surname, single, Math.max(group?.docs ?? 0, titled.docs)));
      groups.delete(nameKey(surname));
    }
  }
  return withShortTitles(candidates);
}

/** "Dame Glenys" is "Dame Glenys Stacey", where that is somebody. */
function withShortTitles(candidates: readonly Candidate[]): Candidate[] {
  const full = new Map<string, Candidate>();
  for (const person of candidates) {
    const [title, given, surname] = person.name.split(' ');
    if (surname !== undefined && isPeerage(title!.toLowerCase()))
      full.set(`${title} ${given}`, person);
  }
  return candidates.filter(short => {
    const person = full.get(short.name);
    if (!person) return true;
    person.total += short.total;
    person.docs += short.docs;
    person.aliases.add(short.name);
    return false;
  });
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
    // "Lord Ramsbotham" and "David Ramsbotham" may be one.
    .filter(other => !isPeerage(other.name.split(' ', 1)[0]!.toLowerCase()))
    .reduce((sum, { total }) => sum + total, 0);
  return others === 0 || first.total >= others * 5 ? first : null;
}

function isDistinctive(surname: string, ordinary: Ordinary): boolean {
  const lower = surname.toLowerCase();
  return (
    surname.length >= 4 && !isCommonWord(lower) && !isFirstName(lower) && ordinary(lower) < 0.15
  );
}
