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
  const words = firstWords(post);
  return words.length < WORDS ? null : keyOf(post, words);
}

/**
 * A key that differs for two posts of one day and title: `openingKey`, but of what there is where that is
 * little or has no day. Null where the text says nothing, or is only the beginning of another.
 */
export function tellingKey(post: Pick<Post, 'date' | 'body' | 'teaser'>): string | null {
  const words = firstWords(post);
  if (words.length === 0 || (words.length < WORDS && post.teaser)) return null;
  return keyOf(post, words);
}

function firstWords({ body }: Pick<Post, 'body'>): string[] {
  const text = blocksText(body).slice(0, LOOKED_AT);
  const words: string[] = [];
  forEachWord(text, (start, end) => {
    if (words.length < WORDS) words.push(fold(text.slice(start, end)));
  });
  return words;
}

function keyOf({ date }: Pick<Post, 'date'>, words: readonly string[]): string {
  return hash53(`${date?.slice(0, 10) ?? 'undated'}|${words.join(' ')}`).toString(36);
}
