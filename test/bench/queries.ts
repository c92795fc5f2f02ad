import { createRandom } from './zipf-text.ts';

export const QUERY_KINDS = [
  'one word',
  'three words',
  'prefix of 1',
  'prefix of 2',
  'prefix of 3',
  'one typo',
  'phrase',
  'related',
] as const;
export type QueryKind = (typeof QUERY_KINDS)[number];

export interface QuerySet {
  readonly kind: QueryKind;
  /** Of 'related' each is a page's text. */
  readonly queries: readonly string[];
}

/** Milliseconds that 19 of 20 warm queries may take, of the design. */
export const REACH: Readonly<Partial<Record<QueryKind, number>>> = {
  'one word': 10,
  'three words': 15,
  'prefix of 1': 10,
  'prefix of 2': 10,
  'prefix of 3': 10,
  'one typo': 30,
  related: 20,
};

/** Characters from which on a text is more likely a post than a comment. */
const LONG = 1_500;

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
  // The second half of a post as a page: near to it, and not it.
  const long = texts.filter(({ length }) => length > LONG);
  const page = () => {
    const text = pick(long.length > 0 ? long : texts);
    return text.slice(text.length / 2);
  };
  const set = (kind: QueryKind, make: () => string): QuerySet => {
    const queries = new Set<string>();
    for (let tries = 0; queries.size < each && tries < each * 50; tries++) queries.add(make());
    return { kind, queries: [...queries] };
  };
  // A blank behind a word says that it is whole.
  return [
    set('one word', () => `${pick(words(4))} `),
    set('three words', () => {
      const found = words(4);
      return `${pick(found)} ${pick(found)} ${pick(found)} `;
    }),
    set('prefix of 1', () => pick(words(4)).slice(0, 1)),
    set('prefix of 2', () => pick(words(4)).slice(0, 2)),
    set('prefix of 3', () => pick(words(4)).slice(0, 3)),
    set('one typo', () => `${typo(pick(words(7)))} `),
    set('phrase', phrase),
    set('related', page),
  ];
}
