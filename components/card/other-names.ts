import { fold } from '../../lib/text/index.ts';

/**
 * Aliases worth a line on the card: those that are more than an ending away from the name, the expansion
 * each other and those that are `said` elsewhere ("CRCs", "Companies" for "Company" say nothing new). At
 * most three.
 */
export function otherNames(
  name: string,
  expansion: string | null,
  aliases: readonly string[],
  said: readonly string[] = [],
): string[] {
  const known = [name, expansion ?? name, ...said].map(fold);
  const others: string[] = [];
  for (const alias of aliases) {
    const folded = fold(alias);
    if (known.some(one => sameButEnding(one, folded))) continue;
    known.push(folded);
    others.push(alias);
  }
  return others.slice(0, 3);
}

/** As "company" and "companies": all but the last letter of the shorter, at most three more of the longer. */
function sameButEnding(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  const stem = short.endsWith('y') ? short.slice(0, -1) : short;
  return long.startsWith(stem) && long.length - stem.length <= 3;
}
