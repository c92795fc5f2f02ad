import type { Mention } from '../../model/index.ts';
import { isAcronymLike } from './longer-name.ts';
import type { Sureness } from './sureness.ts';

/** A mention with what it says by itself. */
export interface Judged extends Mention {
  readonly sureness: Sureness;
  /** The page says by itself that this is the term: spelled out, named in full. */
  readonly explained: boolean;
}

/** What a page says for its mentions. */
export interface Support {
  readonly sure: ReadonlySet<number>;
  /** What is in doubt by itself, and tells the more the more of it stands together: weights by term. */
  readonly doubtful: ReadonlyMap<number, number>;
  /** The sum of those weights. */
  readonly together: number;
  readonly people: number;
  readonly subject: number;
}

export function supportOf(text: string, mentions: readonly Judged[], subject: number): Support {
  const sure = new Set<number>();
  const doubtful = new Map<number, number>();
  const people = new Set<number>();
  for (const { start, end, term, sureness, explained } of mentions) {
    if (sureness === 'sure' || explained) sure.add(term);
    else if (sureness === 'person') people.add(term);
    const weight = weightOf(text.slice(start, end), sureness);
    if (weight > 0) doubtful.set(term, Math.max(weight, doubtful.get(term) ?? 0));
  }
  // A long page has some words of any subject by chance.
  const chance = Math.max(0, Math.floor(Math.log2(text.length / 2_000)));
  let together = 0;
  for (const weight of doubtful.values()) together += weight;
  return { sure, doubtful, together, people: people.size, subject: subject - chance };
}

/** Three letters are often another's, four hardly ever, and two names in one still less. */
function weightOf(surface: string, sureness: Sureness): number {
  if (sureness === 'person') return 1.5;
  if (sureness !== 'unsure') return 0;
  const letters = surface.replace(/s$/, '');
  if (!isAcronymLike(letters)) return 1;
  return letters.length >= 4 ? 1.5 : 0.5;
}

/** Others than the term itself speak for it, or the subject does. Tuned on labelled news (test/quality). */
export function isSupported({ term, senses, sureness }: Judged, support: Support): boolean {
  const { subject, together } = support;
  // Spelled out elsewhere on the page, and so no longer in doubt.
  const own = support.sure.has(term);
  const sure = support.sure.size - (own ? 1 : 0);
  const others = together - (support.doubtful.get(term) ?? 0);
  switch (sureness) {
    case 'none':
      return false;
    case 'sure':
      return true;
    case 'person':
      return sure >= 1 || subject >= 2 || others >= 1;
    case 'surname':
      return sure >= 2 || support.people >= 2 || subject >= 3 || (sure >= 1 && subject >= 1);
    case 'unsure':
      if (senses) return own || (sure >= 1 && subject >= 1) || subject >= 3;
      if (own || sure >= 1 || together >= (subject >= 1 ? 2 : 2.5)) return true;
      return subject >= ((support.doubtful.get(term) ?? 0) < 1 ? 3 : 2);
    case 'weak':
      return own || (sure >= 1 && subject >= 2) || sure >= 2;
  }
}
