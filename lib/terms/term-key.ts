import type { Term, TermKey } from '../model/index.ts';
import { fold, squash } from '../text/index.ts';

/**
 * What a term is known by from one import to the next: its name as it is written (WHO is not who), and
 * what it stands for, so that two meanings of an acronym have two keys. A term that the user changed
 * keeps the key that it had.
 */
export function termKey(term: Pick<Term, 'name' | 'expansion' | 'edited'>): TermKey {
  if (term.edited) return term.edited.key;
  const name = squash(term.name);
  const long = term.expansion === null ? '' : longKey(term.expansion);
  return long === '' ? name : `${name}|${long}`;
}

/** A name written out, as it is compared: plural or not, in any case. */
export function longKey(name: string): string {
  return fold(squash(name)).replace(/s$/, '');
}

/** A key taken apart again. */
export function readKey(key: TermKey): { readonly name: string; readonly long: string } {
  const at = key.lastIndexOf('|');
  return at <= 0
    ? { name: key, long: longKey(key) }
    : { name: key.slice(0, at), long: key.slice(at + 1) };
}
