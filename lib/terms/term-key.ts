import type { Term, TermKey } from '../model/index.ts';
import { fold, squash } from '../text/index.ts';

/**
 * What a term is known by from one import to the next: its name as it is written (WHO is not who), and
 * what it stands for, so that two meanings of an acronym have two keys.
 */
export function termKey({ name, expansion }: Pick<Term, 'name' | 'expansion'>): TermKey {
  const long = expansion === null ? '' : fold(squash(expansion)).replace(/s$/, '');
  return long === '' ? squash(name) : `${squash(name)}|${long}`;
}
