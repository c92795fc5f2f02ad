import type { CompilableTerm } from '../../lib/terms/index.ts';
import { createRandom, createZipf, makeDocs, makeVocabulary } from './zipf-text.ts';

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);
const BODIES = ['Board', 'Service', 'Trust', 'Agency', 'Inspectorate', 'Union', 'Commission'];

/**
 * So many different names, of people, places, bodies and acronyms, in the shares that an archive has.
 */
export function makeNames(count: number, seed = 7): CompilableTerm[] {
  const random = createRandom(seed);
  const words = makeVocabulary(20_000, random).slice(400).map(capital);
  const word = () => words[Math.floor(random() * words.length)]!;
  const letter = () => String.fromCharCode(65 + Math.floor(random() * 25));
  const names = new Map<string, CompilableTerm>();
  while (names.size < count) {
    const lot = random();
    const [name, kind] =
      lot < 0.45
        ? ([`${word()} ${word()}`, 'person'] as const)
        : lot < 0.6
          ? ([word(), 'place'] as const)
          : lot < 0.8
            ? ([`${word()} ${word()} ${BODIES[Math.floor(random() * 7)]}`, 'body'] as const)
            : ([
                Array.from({ length: 3 + Math.floor(random() * 3) }, letter).join(''),
                'acronym',
              ] as const);
    // An s would be taken for a plural's.
    if (!name.endsWith('s') && !name.endsWith('S')) {
      names.set(name, { name, kind, aliases: [], expansion: null });
    }
  }
  return [...names.values()];
}

/** How a name is written: bodies also without capitals, acronyms also in the plural. */
type Spelling = 'as given' | 'as people write';

/** Puts a name, the first ones more often, in the place of about one word in `every`. */
export function sprinkleNames(
  names: readonly CompilableTerm[],
  every: number,
  spelling: Spelling = 'as given',
): (text: string) => string {
  const random = createRandom(11);
  const rank = createZipf(names.length, 1.05, random);
  const spell = ({ name, kind }: CompilableTerm) => {
    if (spelling === 'as given' || random() > 0.3) return name;
    return kind === 'body' ? name.toLowerCase() : kind === 'acronym' ? `${name}s` : name;
  };
  return text =>
    text.replace(/(?<=[a-z] )[a-z]+(?= )/g, word =>
      random() * every < 1 ? spell(names[rank()]!) : word,
    );
}

/** So many characters of made-up text with names in it. */
export function makeText(length: number, sprinkle: (text: string) => string, seed = 1): string {
  let text = '';
  for (const { fields } of makeDocs(1 + Math.ceil(length / 2_000), 0, seed)) {
    text += `${sprinkle(fields.body)}\n`;
    if (text.length >= length) break;
  }
  return text.slice(0, length);
}
