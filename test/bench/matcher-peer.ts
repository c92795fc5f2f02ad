import type { CompilableTerm } from '../../lib/terms/index.ts';

const WORD = '[\\p{L}\\p{N}\\p{M}]';

/** `letters`: names to the letter. `meaning`: bodies in any case, plurals, as our matcher has them. */
export type PeerKind = 'letters' | 'meaning';

/** What one would write without a dictionary: all names in one RegExp, the longest first. */
export function matchByRegExp(
  terms: readonly CompilableTerm[],
  kind: PeerKind,
): (text: string) => { start: number; end: number }[] {
  const sorted = [...terms].sort((a, b) => b.name.length - a.name.length);
  const sources = sorted.map(term => (kind === 'letters' ? escaped(term.name) : meaning(term)));
  const pattern = new RegExp(`(?<!${WORD})(?:${sources.join('|')})(?!${WORD})`, 'gu');
  return text =>
    [...text.matchAll(pattern)].map(match => ({
      start: match.index,
      end: match.index + match[0].length,
    }));
}

function meaning({ name, kind }: CompilableTerm): string {
  if (kind === 'body') return `(?i:${escaped(name)}s?)`;
  return kind === 'acronym' ? `${escaped(name)}s?` : escaped(name);
}

function escaped(name: string): string {
  return name.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}
