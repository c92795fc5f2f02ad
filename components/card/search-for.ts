import type { Evidence } from '../../lib/model/index.ts';
import { sayCount } from '../shared/index.ts';

/** The search that finds what a term's counts count: its words on the card, and the query. */
export function searchFor(evidence: Evidence): { readonly words: string; readonly query: string } {
  const { name, posts, comments } = evidence;
  const words =
    posts > 1
      ? `All ${sayCount(posts, 'post')}`
      : posts === 0
        ? `All ${sayCount(comments, 'comment')}`
        : 'Find in the archive';
  // A name of several words is meant as a whole; quotation marks in it would end the phrase.
  const query = /\s/.test(name) ? `"${name.replace(/["“”„«»]/g, ' ')}"` : name;
  return { words, query };
}
