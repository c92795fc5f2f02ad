import type { Candidate } from './candidate.ts';
import { isCommonWord } from './common-words.ts';
import { type NameGroup, nameKey } from './name-groups.ts';

const TAIL = /^(.+?) (?:for|of|in|against) /;
const FIRM = /^(\p{Lu}[\p{L}\p{N}]{2,}) (?:in Partnership|Group|Ltd|Limited|plc|PLC|UK)$/u;

/**
 * Short names of bodies: "Howard League" is "Howard League for Penal Reform", where only one longer name
 * begins so; "Reed" is "Reed in Partnership", where the archive says it. Gives the candidates that are
 * left.
 */
export function mergeBodyNames(
  candidates: readonly Candidate[],
  groups: ReadonlyMap<string, NameGroup>,
): Candidate[] {
  const byKey = new Map(candidates.map(one => [nameKey(one.name), one]));
  const longer = new Map<Candidate, Candidate[]>();
  for (const one of candidates) {
    if (one.kind !== 'body') continue;
    const firm = FIRM.exec(one.name)?.[1];
    const group = firm === undefined ? undefined : groups.get(nameKey(firm));
    const said = group !== undefined && group.total > group.initial;
    if (
      firm !== undefined &&
      said &&
      !isCommonWord(firm.toLowerCase()) &&
      !byKey.has(nameKey(firm))
    )
      one.aliases.add(firm);
    const short = byKey.get(nameKey(TAIL.exec(one.name)?.[1] ?? ''));
    if (short?.kind !== 'body' || short === one || !short.name.includes(' ')) continue;
    const others = longer.get(short);
    if (others) others.push(one);
    else longer.set(short, [one]);
  }
  const gone = new Set<Candidate>();
  for (const [short, [one, ...others]] of longer) {
    if (!one || others.length > 0) continue;
    const [into, from] = one.total >= short.total ? [one, short] : [short, one];
    into.total += from.total;
    into.docs += from.docs;
    for (const form of [from.name, ...from.aliases]) into.aliases.add(form);
    gone.add(from);
  }
  return candidates.filter(one => !gone.has(one));
}
