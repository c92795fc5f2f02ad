import {
  type Block,
  blocksText,
  type CommentId,
  makeId,
  type Post,
  type PostId,
} from '../model/index.ts';
import { fold, forEachWord, squash } from '../text/index.ts';

/** In folded letters and digits. Formats differ in how much of a long comment they keep. */
const KEY_LENGTH = 240;
/** Letters at a cut that folding may see otherwise than in the whole: a few marks or jamo. */
const CUT_MARGIN = 32;
const KEY_WORDS = 12;
const NEITHER_LETTER_NOR_DIGIT = /[^\p{L}\p{N}]+/gu;

/**
 * The id of a post: its day and title, or its day and first twelve words where the title is lost. Two
 * posts of one day and one title are one post: that is what makes a second import find the first.
 */
export function postId(post: Pick<Post, 'date' | 'title' | 'body'>): PostId {
  const day = post.date === null ? 'undated' : post.date.slice(0, 10);
  const name = post.title === null ? null : letters(post.title) || squash(fold(post.title));
  return makeId('p', name ? `${day}|${name}` : `${day}||${firstWords(post.body)}`);
}

/**
 * Gives the comments of one post their ids, in reading order. An id is made of the post's and the
 * letters and digits of the comment's opening, so that white space, markup and punctuation, in which
 * formats differ, do not count; neither does the parent, which flat formats lose. The second of two
 * equal comments, and one that was removed or says nothing, is known by its number among its likes.
 */
export function commentIds(
  post: PostId,
): (comment: { readonly removed: boolean; readonly body: readonly Block[] }) => CommentId {
  const seen = new Map<string, number>();
  return ({ removed, body }) => {
    const text = removed ? '' : firstLetters(spoken(body));
    const key = `${post}|${removed ? 'removed' : 'text'}|${text}`;
    const before = seen.get(key) ?? 0;
    seen.set(key, before + 1);
    return makeId('c', before === 0 ? key : `${key}|${before}`);
  };
}

/** As people typed it: a comment's numbered list is only here a list, elsewhere it is lines. */
function spoken(body: readonly Block[]): string {
  return body
    .map(block =>
      block.t === 'list' && block.ordered
        ? block.items.map((item, i) => `${i + 1}. ${spoken(item)}`).join('\n')
        : blocksText([block]),
    )
    .join('\n');
}

/** The first `KEY_LENGTH` of a text's letters and digits: of long texts, only the beginning is folded. */
function firstLetters(text: string): string {
  for (let length = 2 * KEY_LENGTH; length < text.length; length *= 4) {
    const found = letters(text.slice(0, length));
    // What the cut may have divided lies behind these.
    if (found.length >= KEY_LENGTH + CUT_MARGIN) return found.slice(0, KEY_LENGTH);
  }
  return letters(text).slice(0, KEY_LENGTH);
}

function letters(text: string): string {
  return fold(text).replace(NEITHER_LETTER_NOR_DIGIT, '');
}

function firstWords(body: readonly Block[]): string {
  // Twelve words fit in this many characters unless they are no words.
  const text = blocksText(body).slice(0, 1000);
  const words: string[] = [];
  forEachWord(text, (start, end) => {
    if (words.length < KEY_WORDS) words.push(letters(text.slice(start, end)));
  });
  return words.join(' ');
}
