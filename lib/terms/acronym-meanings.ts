import { type NameGroup, nameKey, nameOf } from './name-groups.ts';
import type { Counts } from './tally.ts';

/** One thing that an acronym stands for. */
export interface Meaning {
  readonly long: string;
  /** The groups of names that are this: "Offender Rehabilitation Act", with its year and without. */
  readonly keys: readonly string[];
  /** How often the archive says what the letters stand for. */
  readonly said: number;
  readonly score: number;
}

interface LongForm {
  readonly surfaces: Map<string, number>;
  total: number;
}

type LongForms = ReadonlyMap<string, ReadonlyMap<string, LongForm>>;

/** What the archive says that letters stand for: by the letters in capitals, then by `nameKey`. */
export function readExpansions(expansions: Counts): LongForms {
  const found = new Map<string, Map<string, LongForm>>();
  for (const [pair, count] of expansions) {
    const [short = '', long = ''] = pair.split('\t');
    const upper = short.toUpperCase();
    const forms = found.get(upper) ?? new Map<string, LongForm>();
    const key = nameKey(long);
    const form = forms.get(key) ?? { surfaces: new Map<string, number>(), total: 0 };
    form.surfaces.set(long, (form.surfaces.get(long) ?? 0) + count.total);
    form.total += count.total;
    forms.set(key, form);
    found.set(upper, forms);
  }
  return found;
}

interface MeaningsOf {
  /** The meanings of letters (in capitals), the likeliest first; none, one, or few. */
  (letters: string): Meaning[];
  /** All letters that are explained anywhere. */
  readonly explained: readonly string[];
}

/** More than three would help nobody. */
const MOST = 3;
/** Each is compared with each; of thousands only the likeliest can be among the first. */
const MOST_COMPARED = 100;

export function longFormsOf(
  expansions: LongForms,
  groups: ReadonlyMap<string, NameGroup>,
): MeaningsOf {
  const byInitials = groupsByInitials(groups);
  const meaningsOf = (letters: string): Meaning[] => {
    const forms = expansions.get(letters) ?? new Map<string, LongForm>();
    const said = [...forms].map(([key, form]) => meaningOf(key, form, groups.get(key)));
    const named = (byInitials.get(letters) ?? [])
      .filter(group => groups.has(group.key) && !forms.has(group.key))
      .map(group => meaningOf(group.key, { surfaces: new Map(), total: 0 }, group));
    const order = (a: Meaning, b: Meaning) => b.score - a.score || (a.long < b.long ? -1 : 1);
    if (said.length === 0) return bySole(letters, named.sort(order));
    const senses = merged(said.sort(order)).filter(
      (meaning, at) => at === 0 || meaning.said >= 2 || meaning.score >= 5,
    );
    // Explained as one thing, and used as a name of another all the time.
    const others =
      letters.length > 3
        ? []
        : named.filter(({ score }) => score >= Math.max(5, senses[0]!.score / 2));
    return merged([...senses, ...others.sort(order)]).slice(0, MOST);
  };
  return Object.assign(meaningsOf, { explained: [...expansions.keys()] });
}

/** Never explained, but a name of the archive has just these initials, or two that are both said often. */
function bySole(letters: string, named: readonly Meaning[]): Meaning[] {
  const senses = merged(named);
  const [first, second, third] = senses;
  const least = letters.length < 3 ? 3 : letters.length < 4 ? 2 : 1;
  if (!first || first.score < least) return [];
  if (!second || second.score * 3 <= first.score) return [first];
  const both = second.score >= 3 && letters.length < 4;
  return both && (!third || third.score < second.score) ? [first, second] : [];
}

function meaningOf(key: string, form: LongForm, group: NameGroup | undefined): Meaning {
  const score = form.total * 3 + (group?.total ?? 0);
  const surfaces = new Map(form.surfaces);
  for (const [surface, count] of group?.surfaces ?? []) {
    surfaces.set(surface, (surfaces.get(surface) ?? 0) + count);
  }
  const long = nameOf({ key, surfaces, docs: 0, initial: 0, total: score });
  return { long, keys: [key], said: form.total, score };
}

/** Puts together what differs in little: "Offender Rehabilitation Act 2014". The list is by score. */
function merged(meanings: readonly Meaning[]): Meaning[] {
  const kept: Meaning[] = [];
  for (const meaning of meanings.slice(0, MOST_COMPARED)) {
    const at = kept.findIndex(other => isSame(other.keys[0]!, meaning.keys[0]!));
    const same = kept[at];
    if (!same) kept.push(meaning);
    else
      kept[at] = {
        ...same,
        keys: [...same.keys, ...meaning.keys],
        said: same.said + meaning.said,
        score: same.score + meaning.score,
      };
  }
  return kept;
}

/** More than half of their words are the same. */
function isSame(a: string, b: string): boolean {
  const first = new Set(a.split(' '));
  const second = new Set(b.split(' '));
  const shared = [...first].filter(word => second.has(word)).length;
  return shared * 2 > first.size + second.size - shared;
}

function groupsByInitials(groups: ReadonlyMap<string, NameGroup>): Map<string, NameGroup[]> {
  const found = new Map<string, NameGroup[]>();
  for (const group of groups.values()) {
    if (!group.key.includes(' ')) continue;
    const words = nameOf(group).split(/[\s-]+/);
    const all = words.map(word => word[0]!.toUpperCase()).join('');
    const main = words
      .filter(word => /^\p{Lu}/u.test(word))
      .map(word => word[0]!)
      .join('');
    for (const initials of new Set([all, main])) {
      const list = found.get(initials) ?? [];
      list.push(group);
      found.set(initials, list);
    }
  }
  return found;
}
