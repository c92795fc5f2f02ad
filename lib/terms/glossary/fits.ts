import { foldMarks } from '../../text/index.ts';
import type { Glossary } from './types.ts';

/**
 * Whether a glossary belongs to an archive: enough of the words that it names occur, whole, in these
 * texts (the archive's terms, titles, or any text of it). A word with two capitals in it is an acronym
 * and keeps its case ("IPP", "MoJ"); others are found in any. Stops reading as soon as it is sure.
 */
export function glossaryFits(glossary: Pick<Glossary, 'fits'>, texts: Iterable<string>): boolean {
  const { atLeast, of } = glossary.fits;
  const wanted = new Set(of.map(pattern));
  const enough = wanted.size - atLeast;
  if (enough < 0) return false;
  for (const text of texts) {
    const folded = foldMarks(text);
    for (const word of wanted) if (word.test(folded)) wanted.delete(word);
    if (wanted.size <= enough) return true;
  }
  return false;
}

function pattern(word: string): RegExp {
  const parts = foldMarks(word)
    .trim()
    .split(/[\s-]+/)
    .map(part => part.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'));
  const flags = /\p{Lu}\S*\p{Lu}/u.test(word) ? 'u' : 'iu';
  return new RegExp(`(?<![\\p{L}\\p{N}])${parts.join('[\\s-]+')}s?(?![\\p{L}\\p{N}])`, flags);
}
