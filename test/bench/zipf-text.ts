/**
 * Made-up text of natural statistics: a vocabulary whose use falls off by Zipf's law, frequent words
 * short, some words misspelt, topics that come and go. The same for the same seed.
 */
import type { IndexDoc } from '../../lib/search/index.ts';

/** A small fast generator of numbers from 0 to 1 (mulberry32, public domain). */
export function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const ONSETS =
  'b c d f g h j l m n p r s t v w st tr pr gr br cl fl sp ch sh th wh cr dr pl sc qu'.split(' ');
const VOWELS = 'a e i o u a e i o ea ou ai ee oo ie au'.split(' ');
const CODAS = ' n r s t l d m nd st ng ck nt rt ll ss ct'.split(' ');
const ENDINGS = [
  '',
  '',
  '',
  '',
  's',
  'ed',
  'ing',
  'er',
  'ly',
  'tion',
  'ment',
  'ness',
  'al',
  'able',
];

/** `size` different words; the first hundreds are short. */
export function makeVocabulary(size: number, random: () => number): string[] {
  const pick = (list: readonly string[]): string => list[Math.floor(random() * list.length)] ?? '';
  const words = new Set<string>();
  while (words.size < size) {
    const rank = words.size;
    const syllables =
      rank < 150 ? 1 : rank < 3000 ? 1 + (random() < 0.4 ? 1 : 0) : 2 + (random() < 0.35 ? 1 : 0);
    let word = '';
    for (let i = 0; i < syllables; i++) {
      word += (rank < 30 && random() < 0.5 ? '' : pick(ONSETS)) + pick(VOWELS);
      word += rank < 100 || i + 1 < syllables ? (random() < 0.4 ? pick(CODAS) : '') : pick(CODAS);
    }
    words.add(rank < 200 ? word : word + pick(ENDINGS));
  }
  return [...words];
}

/** A source of ranks by Zipf's law with exponent `s`, by inverting the summed weights. */
export function createZipf(size: number, s: number, random: () => number): () => number {
  const sums = new Float64Array(size);
  let total = 0;
  for (let i = 0; i < size; i++) {
    total += 1 / (i + 2.7) ** s;
    sums[i] = total;
  }
  return () => {
    const at = random() * total;
    let low = 0;
    let high = size - 1;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (sums[middle]! < at) low = middle + 1;
      else high = middle;
    }
    return low;
  };
}

/** Posts of some 600 words, each with its comments of some 90, as one stream of documents. */
export function* makeDocs(posts: number, commentsEach: number, seed = 1): Generator<IndexDoc> {
  const random = createRandom(seed);
  const vocabulary = makeVocabulary(60_000, random);
  const zipf = createZipf(vocabulary.length, 1.15, random);
  const word = (topic: number): string => {
    const rank = zipf();
    // A fifth of the rarer words comes from the topic of the post, as in real threads.
    const near =
      rank > 300 && random() < 0.2 ? 300 + ((topic * 7919 + (rank % 40) * 31) % 20_000) : rank;
    const plain = vocabulary[near] ?? '';
    if (random() > 0.003 || plain.length < 5) return plain;
    const at = 1 + Math.floor(random() * (plain.length - 2));
    return plain.slice(0, at) + plain.slice(at + 1);
  };
  const text = (words: number, topic: number): string => {
    let out = '';
    let sentence = 0;
    for (let i = 0; i < words; i++) {
      const next = word(topic);
      out += sentence === 0 ? next.charAt(0).toUpperCase() + next.slice(1) : next;
      sentence++;
      const ends = i + 1 === words || (sentence > 6 && random() < 0.08);
      out += ends ? '. ' : random() < 0.06 ? ', ' : ' ';
      if (ends) sentence = 0;
    }
    return out;
  };
  const length = (mean: number): number => 3 + Math.floor(-Math.log(1 - random()) * mean);
  for (let post = 0; post < posts; post++) {
    const day = 15_000 + Math.floor((post * 5_000) / posts);
    yield {
      post,
      comment: -1,
      day,
      fields: {
        title: text(7, post),
        labels: word(post),
        author: 'Jim',
        body: text(length(600), post),
      },
    };
    for (let comment = 0; comment < commentsEach; comment++) {
      yield {
        post,
        comment,
        day: day + 1,
        fields: { body: text(length(88), post), author: 'Anonymous' },
      };
    }
  }
}
