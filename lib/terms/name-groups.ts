import { singularPhrase } from './abbreviations.ts';
import type { Ordinary } from './candidate.ts';
import { isCommonWord } from './common-words.ts';
import { isFirstName } from './first-names.ts';
import type { Count, Counts } from './tally.ts';

/** The surface forms of one name: plural, hyphen or blank, other case. */
export interface NameGroup {
  readonly key: string;
  readonly surfaces: Map<string, number>;
  total: number;
  docs: number;
  /** Occurrences that began a sentence. */
  initial: number;
}

/** Under which singular and plural, hyphen and blank, capital and small letter meet. */
export function nameKey(name: string): string {
  return singularPhrase(
    name
      .toLowerCase()
      .replace(/[\s-]+/g, ' ')
      .replaceAll('’', "'"),
  );
}

const AND = / (?:and(?: the)?|&) /;

/**
 * Groups the runs of capitals of an archive into names. "Ministry of Justice and Home Office" is cut
 * at its "and" where it is rare beside its parts; "Police and Crime Commissioner" is kept.
 */
export function groupNames(names: Counts): Map<string, NameGroup> {
  const split: Counts = new Map([...names].filter(([name]) => !AND.test(name)));
  const joined = [...names].filter(([name]) => AND.test(name));
  const count = (name: string) => split.get(name)?.total ?? 0;
  for (const [name, found] of joined) {
    const parts = name.split(AND);
    const known = parts.every(part => count(part) >= Math.max(2, found.total));
    if (found.total >= 2 && found.docs >= 2 && !known) add(split, name, found);
    else
      for (const [at, part] of parts.entries())
        add(split, part, at === 0 ? found : { ...found, other: 0 });
  }
  const groups = new Map<string, NameGroup>();
  for (const [name, found] of split) {
    const key = nameKey(name);
    let group = groups.get(key);
    if (!group) {
      group = { key, surfaces: new Map(), total: 0, docs: 0, initial: 0 };
      groups.set(key, group);
    }
    group.surfaces.set(name, (group.surfaces.get(name) ?? 0) + found.total);
    group.total += found.total;
    group.docs += found.docs;
    group.initial += found.other;
  }
  return groups;
}

function add(counts: Counts, key: string, count: Count): void {
  const found = counts.get(key);
  if (!found) counts.set(key, { ...count });
  else {
    found.total += count.total;
    found.docs += count.docs;
    found.other += count.other;
  }
}

/** The name of a group: its most frequent form, the singular if it is used at all often. */
export function nameOf(group: NameGroup): string {
  const sorted = [...group.surfaces].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  const singular = sorted.find(([name]) => singularPhrase(name) === name);
  return singular && singular[1] * 6 >= group.total ? singular[0] : sorted[0]![0];
}

/** How ordinary the words of the archive are, from its own small letters. */
export function ordinaryOf(names: Counts, lower: Counts): Ordinary {
  const capitals = new Map<string, number>();
  for (const [name, count] of names) {
    for (const word of name.split(/[ -]/)) {
      const small = word.toLowerCase();
      capitals.set(small, (capitals.get(small) ?? 0) + count.total);
    }
  }
  return word => {
    const small = word.toLowerCase();
    const low = lower.get(small)?.total ?? 0;
    const share = low / (low + (capitals.get(small) ?? 0) || 1);
    return isCommonWord(small) ? Math.max(share, 0.5) : share;
  };
}

/** Is there enough in the archive to say that this is a name? */
export function isName(group: NameGroup, name: string, ordinary: Ordinary): boolean {
  const words = name.split(/[ -]/).filter(word => /^\p{Lu}/u.test(word));
  const first = words[0]?.toLowerCase() ?? '';
  const strong = group.total - group.initial;
  if (words.length < 2) {
    return (
      strong >= 3 &&
      group.docs >= 2 &&
      first.length >= 3 &&
      !isCommonWord(first) &&
      !isFirstName(first) &&
      ordinary(first) < 0.15
    );
  }
  // Two capitals at the start of a sentence are evidence only if the first is no ordinary word.
  if (strong === 0 && ordinary(first) > 0.15) return false;
  return group.docs >= 2 || group.total >= 3;
}
