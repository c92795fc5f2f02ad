/** Our matcher and what stands beside it: what each has in hand before a page comes, and how it begins. */
import AhoCorasick from 'modern-ahocorasick';
import {
  type CompilableTerm,
  compileTerms,
  matchTerms,
  openDictionary,
} from '../../lib/terms/index.ts';

/**
 * `meaning`: one RegExp that takes of this text what our matcher takes (bodies in any case, plurals),
 * `letters`: one that takes names to the letter, as `automaton` (modern-ahocorasick) does. None of
 * them knows accents, soft hyphens or no-break spaces, as ours does: the text has none.
 */
export type Way = 'dictionary' | 'meaning' | 'letters' | 'automaton';
export const WAYS: readonly Way[] = ['dictionary', 'meaning', 'letters', 'automaton'];

/** What a browser would load from its disk, made long before: a RegExp's source too. */
export type InHand =
  | { readonly way: 'dictionary'; readonly buffer: ArrayBuffer }
  | { readonly way: 'meaning' | 'letters'; readonly source: string }
  | { readonly way: 'automaton'; readonly names: readonly string[] };

export interface Place {
  readonly start: number;
  readonly end: number;
}

export function prepare(way: Way, terms: readonly CompilableTerm[]): InHand {
  switch (way) {
    case 'dictionary':
      return { way, buffer: compileTerms(terms) };
    case 'meaning':
      return { way, source: wholeWords(meaningOf(terms)) };
    case 'letters':
      return { way, source: wholeWords(longestFirst(terms).map(escaped).join('|')) };
    case 'automaton':
      // What it can write to disk knows no word boundaries, and is no faster to read than names.
      return { way, names: terms.map(({ name }) => name) };
  }
}

/** Makes it ready to find the terms in any text. */
export function open(inHand: InHand): (text: string) => readonly Place[] {
  switch (inHand.way) {
    case 'dictionary': {
      const dictionary = openDictionary(inHand.buffer);
      return text => matchTerms(dictionary, text);
    }
    case 'automaton': {
      const automaton = new AhoCorasick(inHand.names, { boundary: 'unicode' });
      return text => automaton.search(text, { strategy: 'leftmost-longest' });
    }
    default: {
      const pattern = new RegExp(inHand.source, 'gu');
      return text =>
        Array.from(text.matchAll(pattern), ({ index, 0: { length } }) => ({
          start: index,
          end: index + length,
        }));
    }
  }
}

/**
 * The fastest of those that were tried: engines share the beginnings of plain alternatives that stand
 * together, so an `s?` or a change of case in each of them would cost hundreds of times as much. Bodies
 * come first, since of names that begin alike theirs are the longer ones.
 */
function meaningOf(terms: readonly CompilableTerm[]): string {
  const bodies = longestFirst(terms.filter(({ kind }) => kind === 'body'));
  const others = longestFirst(terms.filter(({ kind }) => kind !== 'body'));
  const spelt = others.flatMap(term =>
    term.kind === 'acronym' ? [`${escaped(term)}s`, escaped(term)] : [escaped(term)],
  );
  return `(?i:(?:${bodies.map(escaped).join('|')})s?)|${spelt.join('|')}`;
}

const WORD = '[\\p{L}\\p{N}\\p{M}]';

function wholeWords(alternatives: string): string {
  return `(?<!${WORD})(?:${alternatives})(?!${WORD})`;
}

function longestFirst(terms: readonly CompilableTerm[]): CompilableTerm[] {
  return [...terms].sort((a, b) => b.name.length - a.name.length);
}

function escaped({ name }: CompilableTerm): string {
  return name.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}
