/**
 * Edits a page as editors and redesigns do, and knows where each of its words is afterwards. The same
 * seed gives the same page.
 */
import { createRandom } from '../bench/zipf-text.ts';
import type { Random } from '../generate/prose.ts';
import {
  ADVERTISEMENTS,
  FURNITURE,
  isOwn,
  type Page,
  type Sentence,
  type Word,
} from './page-words.ts';

export const MUTATIONS = [
  'words replaced',
  'sentences removed',
  'paragraphs moved',
  'advertisements put in',
  'a redesign of the markup',
  'quotes repeated elsewhere',
  'all of it',
] as const;
export type Mutation = (typeof MUTATIONS)[number];

export function mutate(page: Page, mutation: Mutation, seed: number): Page {
  const random = createRandom(seed);
  const chance = (share: number) => random() < share;
  const words = page.flat(2).map(({ text }) => text);
  const is = (one: Mutation) => mutation === one || mutation === 'all of it';
  /** All of it together leaves each a smaller part. */
  const part = mutation === 'all of it' ? 0.5 : 1;
  let now: Page = page;

  const each = (change: (sentence: Sentence) => readonly Sentence[]) => {
    now = now
      .map(paragraph => paragraph.flatMap(change).filter(({ length }) => length > 0))
      .filter(({ length }) => length > 0);
  };
  if (is('quotes repeated elsewhere')) {
    const copied = now.flat().filter(() => chance(0.2 * part));
    for (const sentence of copied) {
      const at = Math.floor(random() * (now.length + 1));
      const copy: Sentence = sentence.map(({ id, text }) => ({ id, text, isCopy: true }));
      const told = chance(0.5) ? copy : [...made('As we wrote:'), ...copy];
      now = [...now.slice(0, at), [told], ...now.slice(at)];
    }
    // What was copied is often changed where it stood: the copy must not pass for it.
    const ids = new Set(copied.map(([first]) => first!.id));
    const isCopied = (one: Sentence) => isOwn(one[0]!) && ids.has(one[0]!.id);
    each(one => [isCopied(one) && chance(0.5) ? worded(one, 0.12, words, random) : one]);
  }
  if (is('words replaced')) {
    each(one => [chance(0.4 * part) ? worded(one, random() * 0.2, words, random) : one]);
  }
  if (is('sentences removed')) each(one => (chance(0.25 * part) ? [] : [one]));
  if (is('paragraphs moved')) {
    for (let moves = Math.ceil(now.length * 0.2 * part); moves > 0; moves--) {
      const from = Math.floor(random() * now.length);
      const rest = now.filter((_, index) => index !== from);
      const to = Math.floor(random() * (rest.length + 1));
      now = [...rest.slice(0, to), now[from]!, ...rest.slice(to)];
    }
  }
  if (is('advertisements put in')) {
    now = now.flatMap(paragraph =>
      chance(0.5 * part) ? [paragraph, [made(some(ADVERTISEMENTS, random))]] : [paragraph],
    );
  }
  return is('a redesign of the markup') ? redesigned(now, random) : now;
}

function made(text: string): Word[] {
  return text.split(' ').map(word => ({ id: null, text: word, isCopy: false }));
}

function some<T>(of: readonly T[], random: Random): T {
  return of[Math.floor(random() * of.length)]!;
}

/** About so large a share of its characters is replaced by other words of the page, left out or put in. */
function worded(
  sentence: Sentence,
  share: number,
  words: readonly string[],
  random: Random,
): Sentence {
  const now: Word[][] = sentence.map(word => [word]);
  const length = sentence.reduce((sum, { text }) => sum + text.length + 1, -1);
  let left = Math.floor(length * share);
  for (let tries = 0; tries < now.length && left > 0; tries++) {
    const at = Math.floor(random() * now.length);
    const [word] = now[at]!;
    if (word === undefined || word.text.length > left) continue;
    left -= word.text.length;
    const lot = random();
    if (lot < 0.6) now[at] = [{ ...word, text: some(words, random) }];
    else if (lot < 0.8) now[at] = [];
    else now[at] = [word, ...made(some(words, random))];
  }
  const changed = now.flat();
  return changed.length === 0 ? sentence : changed;
}

/** Other blocks, other furniture, other white space and other marks: the words are the same. */
function redesigned(old: Page, random: Random): Page {
  const blocks: Sentence[][] = [];
  for (const paragraph of old) {
    const set = paragraph.map(typeset);
    if (blocks.length > 0 && random() < 0.2) blocks.at(-1)!.push(...set);
    else if (set.length > 2 && random() < 0.3) blocks.push(set.slice(0, 2), set.slice(2));
    else blocks.push(set);
  }
  const furniture = FURNITURE.map(text => [made(text)]);
  return [...furniture, ...blocks, [made('All rights reserved.')]];
}

/** Curly quotation marks, longer dashes, and no break before a number. */
function typeset(sentence: Sentence): Sentence {
  let open = false;
  return sentence.map((word, index) => ({
    ...word,
    text: word.text
      .replace(/"/g, () => {
        open = !open;
        return open ? '“' : '”';
      })
      .replace(/(\w)'(\w)/g, '$1’$2')
      .replace(/^-$/, '–'),
    before: index > 0 && /^\d/.test(word.text) ? '\u00a0' : undefined,
  }));
}
