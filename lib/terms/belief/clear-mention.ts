import type { Mention } from '../../model/index.ts';
import { isAcronymLike } from './longer-name.ts';
import { isOrdinaryWord } from './ordinary.ts';

/**
 * Whether a mention in the archive itself can hardly be of anything else: several words, or one that is
 * neither of the language nor of two letters ("trouble on the Horizon", "a tweet from PF").
 */
export function isClearMention(text: string, { start, end }: Mention): boolean {
  const surface = text.slice(start, end);
  if (/\s/.test(surface)) return true;
  const letters = surface.replace(/[^\p{L}\p{N}]/gu, '').replace(/(?<=\p{Lu})s$/u, '');
  return isAcronymLike(surface) ? letters.length > 2 : !isOrdinaryWord(letters);
}
