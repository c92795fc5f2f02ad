import { createRandom } from './zipf-text.ts';

export interface QuerySet {
  readonly name: string;
  /** Milliseconds that 19 of 20 may take. */
  readonly reach: number | null;
  readonly queries: readonly string[];
}

/** Queries of every kind, of words that stand together in a text of the archive; none twice. */
export function makeQueries(texts: readonly string[], each: number): QuerySet[] {
  const random = createRandom(5);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const wordsOf = (text: string) => text.match(/[a-z]+/g) ?? [];
  const words = (least: number) => {
    for (;;) {
      const found = wordsOf(pick(texts)).filter(word => word.length >= least);
      if (found.length >= 3) return found;
    }
  };
  const phrase = () => {
    for (;;) {
      const found = /[a-z]{2,} [a-z]{4,} [a-z]{3,}/.exec(pick(texts).slice(20))?.[0];
      if (found !== undefined) return `"${found}"`;
    }
  };
  const typo = (word: string) => {
    const at = 2 + Math.floor(random() * (word.length - 3));
    return word.slice(0, at) + word.slice(at + 1);
  };
  const set = (name: string, reach: number | null, make: () => string): QuerySet => {
    const queries = new Set<string>();
    for (let tries = 0; queries.size < each && tries < each * 50; tries++) queries.add(make());
    return { name, reach, queries: [...queries] };
  };
  // A blank behind a word says that it is whole.
  return [
    set('one word', 10, () => `${pick(words(4))} `),
    set('three words', 15, () => {
      const found = words(4);
      return `${pick(found)} ${pick(found)} ${pick(found)} `;
    }),
    set('prefix', 10, () => pick(words(6)).slice(0, 4)),
    set('one typo', 30, () => `${typo(pick(words(7)))} `),
    set('phrase', null, phrase),
  ];
}
