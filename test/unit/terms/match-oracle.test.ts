import fc from 'fast-check';
import { expect, it } from 'vitest';
import { compileTerms, matchTerms, openDictionary } from '../../../lib/terms/index.ts';
import { plainOracle, variantOracle } from './oracle.ts';

const term = (name: string) => ({ name, kind: 'topic', aliases: [], expansion: null }) as const;

function match(forms: readonly string[], text: string) {
  return matchTerms(openDictionary(compileTerms(forms.map(term))), text);
}

/** Letters that have no case or are small, none of them an s; vowel signs, digits, astral letters. */
const LETTERS = [...'abcαβжиאבعلकािनखๅกั中文ひ한łđ7٣𞤢𞤣𐐨𝒳'].filter(letter => letter !== '𝒳');
const PUNCTUATION = [...'!"#$%&\'()*+,./:;<=>?@[\\]^_`{|}~£§©«»¿…€№→😀'];

it('finds, in every script and with every punctuation mark, what the pattern finds', () => {
  const word = fc.string({ unit: fc.constantFrom(...LETTERS), minLength: 1, maxLength: 2 });
  const mark = fc.string({ unit: fc.constantFrom(...PUNCTUATION), maxLength: 2 });
  const form = fc
    .tuple(mark, fc.array(fc.tuple(word, mark), { minLength: 1, maxLength: 3 }))
    .map(([first, parts]) => first + parts.map(([w, m]) => w + m).join(''));
  const pieces = (forms: readonly string[]) =>
    fc.array(
      fc.oneof(word, mark, fc.constantFrom(' ', '\n', '-', '  ', ' '), fc.constantFrom(...forms)),
      { maxLength: 25 },
    );
  const cases = fc
    .uniqueArray(form, { minLength: 1, maxLength: 12 })
    .chain(forms => fc.tuple(fc.constant(forms), pieces(forms)));
  fc.assert(
    fc.property(cases, ([forms, parts]) => {
      const text = parts.join('');
      expect(match(forms, text)).toEqual(plainOracle(forms, text));
    }),
    { numRuns: 400 },
  );
});

it('finds with all variants (case, plural, accents, hyphens, spaces) what patterns of them find', () => {
  const word = fc.constantFrom('abe', 'Ab', 'ABE', 'eba', 'E', 'abeab', 'Abeab', 'bass');
  const gap = fc.constantFrom(' ', '-', "'", ', ', '&');
  const form = fc
    .tuple(word, fc.array(fc.tuple(gap, word), { maxLength: 2 }))
    .map(([first, rest]) => first + rest.map(([g, w]) => g + w).join(''));
  const noise = fc.constantFrom(
    ...[' ', '  ', '\n', '\n\n', ' \n ', ' ', '-', '‐', '–', "'", '’', 'ʼ', ',', ', ', '&', '.'],
    ...['s', 'S', 's’', '’s', 'é', 'É', 'e\u0301', '\u00ad', '\u200b', 'b', 'x'],
  );
  const piece = (forms: readonly string[]) =>
    fc.oneof(
      { weight: 3, arbitrary: noise },
      { weight: 1, arbitrary: word },
      {
        weight: 3,
        arbitrary: fc
          .tuple(
            fc.constantFrom(...forms),
            fc.constantFrom<(text: string) => string>(
              text => text,
              text => text.toUpperCase(),
              text => text.toLowerCase(),
              text => `${text}s`,
              text => text.replace('e', 'é'),
              text => text.replace('b', 'b\u00ad'),
              text => text.replace(' ', '\n'),
              text => text.replace(/[ -]/, '\u00a0'),
              text => text.replace("'", '’'),
            ),
          )
          .map(([text, change]) => change(text)),
      },
    );
  const cases = fc
    .uniqueArray(form, {
      minLength: 1,
      maxLength: 6,
      selector: text => text.toLowerCase().replace('-', ' '),
    })
    .chain(forms => fc.tuple(fc.constant(forms), fc.array(piece(forms), { maxLength: 20 })));
  fc.assert(
    fc.property(cases, ([forms, parts]) => {
      const text = parts.join('');
      const oracle = forms.map(surface => ({
        text: surface,
        anyCase: surface.includes(' '),
        shouted: !surface.includes(' ') && surface.length > 4,
        plural: surface.length > 1 && !surface.endsWith('s'),
      }));
      const places = (found: readonly { start: number; end: number }[]) =>
        found.map(({ start, end }) => text.slice(start, end) + start);
      const found = match(forms, text);
      expect(places(found)).toEqual(places(variantOracle(oracle, text)));
      for (const { start, end, term, senses = [] } of found) {
        const surface = text.slice(start, end);
        const meant = forms.flatMap((form, no) =>
          match([form], surface)[0]?.end === surface.length &&
          match([form], surface)[0]?.start === 0
            ? [no]
            : [],
        );
        expect([term, ...senses].sort((a, b) => a - b)).toEqual(meant);
      }
    }),
    { numRuns: 400 },
  );
});
