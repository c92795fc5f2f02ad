import { squash } from './fold.ts';

/** The first words of a text, at most `limit` characters, cut between words, with an ellipsis if cut. */
export function opening(text: string, limit = 80): string {
  const flat = squash(text);
  if (flat.length <= limit) return flat;
  const cut = flat.lastIndexOf(' ', limit);
  return `${flat.slice(0, cut > limit / 2 ? cut : limit).replace(/[\s,;:–—-]+$/, '')}…`;
}
