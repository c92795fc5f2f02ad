/** A page as its words, each with a number that stays with it wherever it goes. */

export interface Word {
  /** Of a word of the old page; null of one that came since. */
  readonly id: number | null;
  readonly text: string;
  /** It came with a copy of its sentence: the word itself is, or was, elsewhere. */
  readonly isCopy: boolean;
  /** The white space before it, where it is no space. */
  readonly before?: string | undefined;
}
export type Sentence = readonly Word[];
export type Paragraph = readonly Sentence[];
export type Page = readonly Paragraph[];

/** A stretch of a text in UTF-16 units; end exclusive. */
export interface Place {
  readonly start: number;
  readonly end: number;
}

export interface LaidOut {
  readonly text: string;
  /** Where each word that is left stands. */
  readonly own: ReadonlyMap<number, Place>;
  /** Where copies of it stand. */
  readonly copies: ReadonlyMap<number, readonly Place[]>;
}

export function isOwn({ id, isCopy }: Word): boolean {
  return id !== null && !isCopy;
}

export function pageOf(text: string): Page {
  let id = 0;
  const sentence = (words: string): Sentence =>
    words.split(/\s+/).map(word => ({ id: id++, text: word, isCopy: false }));
  return text
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '')
    .map(line =>
      (line.match(/.+?(?:[.!?]["'”’)]*(?=\s)|$)/g) ?? [line])
        .map(part => part.trim())
        .filter(part => part !== '')
        .map(sentence),
    );
}

export function layOut(page: Page): LaidOut {
  const own = new Map<number, Place>();
  const copies = new Map<number, Place[]>();
  let text = '';
  for (const paragraph of page) {
    if (text !== '') text += '\n';
    for (const [index, word] of paragraph.flat().entries()) {
      if (index > 0) text += word.before ?? ' ';
      const place = { start: text.length, end: text.length + word.text.length };
      text += word.text;
      if (word.id === null) continue;
      if (!word.isCopy) own.set(word.id, place);
      else if (copies.has(word.id)) copies.get(word.id)!.push(place);
      else copies.set(word.id, [place]);
    }
  }
  return { text, own, copies };
}

export const FURNITURE = [
  'Skip to the text',
  'News',
  'Opinion',
  'Sign in',
  'Share this',
  'Listen: 4 min',
];
export const ADVERTISEMENTS = [
  'Advertisement',
  'Subscribe for a month at half the price and read what others only hear of.',
  'Read more: what the week brought, in five short pieces.',
  'Sponsored. Chairs that your back will thank you for, in forty colours.',
];
