/** What readers select on a page, and where its words are on the page as it was edited. */
import type { Random } from '../generate/prose.ts';
import type { LaidOut, Page, Place, Sentence, Word } from './page-words.ts';

export const SELECTIONS = ['a sentence', 'part of one', 'two sentences', 'a few words'] as const;
export type Selection = (typeof SELECTIONS)[number];

/** Words of the old page that follow one another. */
export interface Selected {
  readonly selection: Selection;
  readonly ids: readonly number[];
}

/** Shorter sentences are names of sections, dates, buttons: they are measured as a few words. */
export const LEAST = 24;
const LEAST_OF_SHORT = 8;

/** Each sentence of a page; of a third of them a part, and a few words; of a fourth it and the next one. */
export function selectQuotes(page: Page, random: Random): Selected[] {
  const selected: Selected[] = [];
  const add = (selection: Selection, words: readonly Word[], least: number, most = 1e9) => {
    const { length } = words.map(({ text }) => text).join(' ');
    if (length < least || length > most) return;
    selected.push({ selection, ids: words.map(({ id }) => id!) });
  };
  for (const paragraph of page) {
    for (const [index, sentence] of paragraph.entries()) {
      add('a sentence', sentence, LEAST);
      if (random() < 1 / 3) add('part of one', partOf(sentence, random, 40 + 80 * random()), LEAST);
      if (random() < 1 / 3) {
        add('a few words', partOf(sentence, random, 8 + 16 * random()), LEAST_OF_SHORT, LEAST - 1);
      }
      const next = paragraph[index + 1];
      if (next !== undefined && random() < 1 / 4)
        add('two sentences', [...sentence, ...next], LEAST);
    }
  }
  return selected;
}

/** Some words in a row, about so many characters. */
function partOf(sentence: Sentence, random: Random, length: number): readonly Word[] {
  const from = Math.floor(random() * sentence.length);
  let to = from;
  let characters = -1;
  while (to < sentence.length && characters + sentence[to]!.text.length + 1 <= length) {
    characters += sentence[to++]!.text.length + 1;
  }
  return sentence.slice(from, to);
}

/** From the first to the last of the words that are left there; undefined if none is. */
export function placeOf(ids: readonly number[], { own }: Pick<LaidOut, 'own'>): Place | undefined {
  const places = ids.flatMap(id => own.get(id) ?? []);
  if (places.length === 0) return undefined;
  return {
    start: Math.min(...places.map(({ start }) => start)),
    end: Math.max(...places.map(({ end }) => end)),
  };
}

/** Where most of the words stand in a copy of their sentence. */
export function copiesOf(ids: readonly number[], { copies }: LaidOut): readonly Place[] {
  const copied = ids.filter(id => copies.has(id));
  if (2 * copied.length <= ids.length) return [];
  const last = copies.get(copied.at(-1)!) ?? [];
  return copies.get(copied[0]!)!.flatMap(({ start }) => {
    const end = last.find(place => place.start >= start)?.end;
    return end === undefined ? [] : [{ start, end }];
  });
}

/** Whether most of the words are no longer where they stood, nor wherever that was moved. */
export function isGone(ids: readonly number[], { own }: LaidOut): boolean {
  return 2 * ids.filter(id => own.has(id)).length < ids.length;
}
