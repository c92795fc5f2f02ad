/** Made-up English-like prose with names in it, the same for the same numbers. */
import { makeNames } from '../bench/made-names.ts';
import { createRandom, createZipf, makeVocabulary } from '../bench/zipf-text.ts';

export type Random = () => number;

export interface Prose {
  /** Paragraphs of plain text, so many words in all. */
  paragraphs(random: Random, words: number): string[];
  /** Words with a name among them, as a headline has them: no full stop. */
  title(random: Random, words: number): string;
  /** Names of people who write, the first ones far more often. */
  writer(random: Random): string;
  label(random: Random): string;
}

const VOCABULARY = 40_000;
const NAMES = 2_000;
const WRITERS = 400;
const LABELS = 40;
/** One word in so many is a name: enough that each of the first hundreds occurs in many threads. */
const NAME_EVERY = 35;

export function createProse(seed: number): Prose {
  const making = createRandom(seed);
  const vocabulary = makeVocabulary(VOCABULARY, making);
  const names = makeNames(NAMES, seed + 1).map(({ name }) => name);
  const people = makeNames(WRITERS * 4, seed + 2)
    .filter(({ kind }) => kind === 'person')
    .map(({ name }) => name)
    .slice(0, WRITERS);
  // A rank out of a table costs a tenth of a search in the summed weights; 65,536 are close enough.
  const wordRanks = rankTable(createZipf(VOCABULARY, 1.15, making));
  const nameRanks = rankTable(createZipf(NAMES, 1.0, making));
  const writerRanks = rankTable(createZipf(people.length, 1.2, making));
  const draw = (table: Uint32Array, random: Random) =>
    table[Math.floor(random() * table.length)] ?? 0;
  const word = (random: Random) => vocabulary[draw(wordRanks, random)] ?? '';
  const name = (random: Random) => names[draw(nameRanks, random)] ?? '';

  function sentence(random: Random, words: number): string {
    const first = word(random);
    let text = first.charAt(0).toUpperCase() + first.slice(1);
    for (let i = 1; i < words; i++) {
      const lot = random();
      text += lot < 0.05 ? ', ' : ' ';
      if (random() * NAME_EVERY < 1) text += name(random);
      else if (lot > 0.99) text += `“${word(random)}”`;
      else if (lot > 0.98) text += `isn't`;
      else if (lot > 0.977) text += `${word(random)} & ${word(random)}`;
      else text += word(random);
    }
    const lot = random();
    return text + (lot < 0.08 ? '?' : lot < 0.1 ? '!' : '.');
  }

  return {
    paragraphs(random, words) {
      const paragraphs: string[] = [];
      let text = '';
      let sentences = 0;
      for (let left = words; left > 0; ) {
        const length = Math.min(left, 6 + Math.floor(random() * 22));
        left -= length;
        text += `${sentences === 0 ? '' : ' '}${sentence(random, length)}`;
        sentences++;
        if (left <= 0 || (sentences > 2 && random() < 0.4)) {
          paragraphs.push(text);
          text = '';
          sentences = 0;
        }
      }
      return paragraphs;
    },
    title: (random, words) => `${sentence(random, words).slice(0, -1)} ${name(random)}`,
    writer: random => people[draw(writerRanks, random)] ?? 'Jim',
    label: random => vocabulary[500 + Math.floor(random() * LABELS)] ?? 'news',
  };
}

function rankTable(rank: () => number): Uint32Array {
  return Uint32Array.from({ length: 65_536 }, rank);
}
