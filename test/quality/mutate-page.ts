/**
 * Edits a page as editors and redesigns do, and knows where each of its sentences is afterwards. The
 * same seed gives the same page.
 */
import { createRandom } from '../bench/zipf-text.ts';

/** One sentence; `id` stays with it wherever it goes and however it is changed. */
interface Sentence {
  readonly id: number;
  readonly text: string;
}
type Paragraph = readonly Sentence[];
export type Page = readonly Paragraph[];

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

export interface Edited {
  readonly text: string;
  /** Where each sentence that is left stands now. */
  readonly places: ReadonlyMap<number, { readonly start: number; readonly end: number }>;
}

export function pageOf(text: string): Page {
  let id = 0;
  return text
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '')
    .map(line =>
      (line.match(/.+?(?:[.!?]["'”’)]*(?=\s)|$)/g) ?? [line])
        .map(part => part.trim())
        .filter(part => part !== '')
        .map(part => ({ id: id++, text: part })),
    );
}

export function layOut(page: Page): Edited {
  const places = new Map<number, { start: number; end: number }>();
  let text = '';
  for (const paragraph of page) {
    if (text !== '') text += '\n';
    for (const [index, { id, text: words }] of paragraph.entries()) {
      if (index > 0) text += ' ';
      places.set(id, { start: text.length, end: text.length + words.length });
      text += words;
    }
  }
  return { text, places };
}

export function mutate(page: Page, mutation: Mutation, seed: number): Edited {
  const random = createRandom(seed);
  const chance = (share: number) => random() < share;
  const some = <T>(of: readonly T[]): T => of[Math.floor(random() * of.length)]!;
  const words = page.flat().flatMap(({ text }) => text.split(' '));
  const is = (one: Mutation) => mutation === one || mutation === 'all of it';
  /** All of it together leaves each a smaller part. */
  const part = mutation === 'all of it' ? 0.5 : 1;
  let now: Page = page;

  const each = (change: (sentence: Sentence) => readonly Sentence[]) => {
    now = now.map(paragraph => paragraph.flatMap(change)).filter(({ length }) => length > 0);
  };
  if (is('quotes repeated elsewhere')) {
    const copied = now.flat().filter(() => chance(0.2 * part));
    for (const { text } of copied) {
      const at = Math.floor(random() * (now.length + 1));
      const copy = chance(0.5) ? [{ id: -1, text }] : [made(`As we wrote: ${text}`)];
      now = [...now.slice(0, at), copy, ...now.slice(at)];
    }
    // What was copied is often changed where it stood: the copy must not pass for it.
    const ids = new Set(copied.map(({ id }) => id));
    each(one => [ids.has(one.id) && chance(0.5) ? worded(one, 0.12) : one]);
  }
  if (is('words replaced')) each(one => [chance(0.4 * part) ? worded(one, random() * 0.2) : one]);
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
      chance(0.5 * part) ? [paragraph, [made(some(ADVERTISEMENTS))]] : [paragraph],
    );
  }
  if (is('a redesign of the markup')) now = redesigned(now);
  return layOut(now);

  function made(text: string): Sentence {
    return { id: -1, text };
  }

  /** About so large a share of its characters is replaced by other words of the page, left out or put in. */
  function worded(sentence: Sentence, share: number): Sentence {
    const own = sentence.text.split(' ');
    let left = Math.floor(sentence.text.length * share);
    for (let tries = 0; tries < own.length && left > 0; tries++) {
      const at = Math.floor(random() * own.length);
      const word = own[at]!;
      if (word === '' || word.length > left) continue;
      left -= word.length;
      const lot = random();
      if (lot < 0.6) own[at] = some(words);
      else if (lot < 0.8) own[at] = '';
      else own[at] = `${word} ${some(words)}`;
    }
    const text = own.filter(word => word !== '').join(' ');
    return { ...sentence, text: text === '' ? sentence.text : text };
  }

  /** Other blocks, other furniture, other white space and other marks: the words are the same. */
  function redesigned(old: Page): Page {
    const typeset = (text: string) =>
      text
        .replace(/"([^"]*)"/g, '“$1”')
        .replace(/(\w)'(\w)/g, '$1’$2')
        .replace(/ - /g, ' – ')
        .replace(/ (\d)/g, '\u00a0$1');
    const blocks: Paragraph[] = [];
    for (const paragraph of old) {
      const set = paragraph.map(one => ({ ...one, text: typeset(one.text) }));
      const before = blocks.at(-1);
      if (before !== undefined && chance(0.2)) blocks[blocks.length - 1] = [...before, ...set];
      else if (set.length > 2 && chance(0.3)) blocks.push(set.slice(0, 2), set.slice(2));
      else blocks.push(set);
    }
    return [...FURNITURE.map(text => [made(text)]), ...blocks, [made('All rights reserved.')]];
  }
}

const FURNITURE = ['Skip to the text', 'News', 'Opinion', 'Sign in', 'Share this', 'Listen: 4 min'];
const ADVERTISEMENTS = [
  'Advertisement',
  'Subscribe for a month at half the price and read what others only hear of.',
  'Read more: what the week brought, in five short pieces.',
  'Sponsored. Chairs that your back will thank you for, in forty colours.',
];
