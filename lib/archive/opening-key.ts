import { blocksText, hash53, type Post } from '../model/index.ts';
import { fold, forEachWord } from '../text/index.ts';

const WORDS = 8;
const LOOKED_AT = 600;

/**
 * A key under which the same post meets in formats that differ in what they keep of its title: its
 * day and first words. Null where it has no day or says too little to be known by it.
 */
export function openingKey(post: Pick<Post, 'date' | 'body'>): string | null {
  if (post.date === null) return null;
  const text = blocksText(post.body).slice(0, LOOKED_AT);
  const words: string[] = [];
  forEachWord(text, (start, end) => {
    if (words.length < WORDS) words.push(fold(text.slice(start, end)));
  });
  if (words.length < WORDS) return null;
  return hash53(`${post.date.slice(0, 10)}|${words.join(' ')}`).toString(36);
}
