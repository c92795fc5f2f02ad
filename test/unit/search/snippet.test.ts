import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Piece } from '../../../lib/model/index.ts';
import { bestPassage, markWords, queryWords, snippet } from '../../../lib/search/index.ts';

function show(pieces: readonly Piece[] | null): string {
  return (pieces ?? []).map(({ text, hit }) => (hit ? `[${text}]` : text)).join('');
}

const TEXT =
  'It was a quiet day. Nobody had heard of the plan, nor of those who made it.\n\nThe Ministry’s officers said that probation would be split. Staff in the north were told by letter. And so it went on for years, until the contracts ended and everything was put together again.';

describe('snippet', () => {
  it.each([
    [
      'marks words and their other forms',
      'The officer met Officers.',
      ['officers'],
      'The [officer] met [Officers].',
    ],
    ['shows the beginning where nothing is found', 'Short text.', ['none'], 'Short text.'],
    ['folds case, accents, apostrophes', 'Napo’s CAFÉ', ['napo', 'cafe'], '[Napo’s] [CAFÉ]'],
    ['squashes white space', 'a \n\n b', ['b'], 'a [b]'],
    [
      'knows other scripts',
      'Это наблюдение 保護観察',
      ['наблюдение', '保護'],
      'Это [наблюдение] [保護]観察',
    ],
    [
      'marks the small words of a phrase only beside its others',
      'Through the Gate went the way of the rest, through no fault.',
      ['through', 'the', 'gate'],
      '[Through] [the] [Gate] went the way of the rest, through no fault.',
    ],
    ['marks small words where nothing else is looked for', 'As it was.', ['it'], 'As [it] was.'],
    ['is empty for an empty text', '', ['a'], ''],
  ])('%s', (_, text, words, expected) => expect(show(snippet(text, words))).toBe(expected));

  it('shows the window with the most different words, cut between words', () => {
    expect(show(snippet(TEXT, ['probation', 'split', 'staff', 'day'], { length: 90 }))).toBe(
      '… officers said that [probation] would be [split]. [Staff] in the north were told by letter. And …',
    );
  });

  it('is cut between words right behind a hit too', () => {
    const text = 'Pay in the probation service, and what it was before the split.';
    expect(show(snippet(text, ['probation'], { length: 24 }))).toBe('Pay in the [probation] …');
  });

  it('begins earlier where the text ends soon after what was found', () => {
    expect(show(snippet(`${TEXT}\n\nWestbound`, ['westbound'], { length: 130 }))).toBe(
      '… And so it went on for years, until the contracts ended and everything was put together again. [Westbound]',
    );
  });

  it('is never much longer than asked for, and only of the text', () => {
    const words = fc.array(fc.constantFrom('officer', 'plan', 'years', 'north', 'it'), {
      maxLength: 3,
    });
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 300 }),
        words,
        fc.integer({ min: 20, max: 200 }),
        (noise, of, length) => {
          const text = `${noise} ${TEXT} ${noise}`;
          const pieces = snippet(text, of, { length });
          const shown = pieces.map(piece => piece.text).join('');
          expect(shown.length).toBeLessThanOrEqual(length + 4);
          expect(text.replace(/\s+/g, ' ')).toContain(shown.replace(/^… | …$/g, ''));
          expect(shown.isWellFormed()).toBe(true);
          if (of.length > 0) expect(pieces.some(piece => piece.hit)).toBe(true);
        },
      ),
    );
  });

  it('stands a text of one long line', () => {
    const pieces = snippet(`${'x'.repeat(300_000)} officer`, ['officer']);
    expect(pieces.some(piece => piece.hit)).toBe(true);
  });
});

describe('bestPassage', () => {
  it('is the best sentence', () => {
    expect(show(bestPassage(TEXT, ['staff', 'north', 'plan']))).toBe(
      '[Staff] in the [north] were told by letter.',
    );
  });
  it('is null without any of the words', () => expect(bestPassage(TEXT, ['none'])).toBeNull());
  it('is cut where the sentence is overlong', () => {
    const text = `${'word '.repeat(100)}officer ${'word '.repeat(100)}`;
    const pieces = bestPassage(text, ['officer'], 80);
    expect(show(pieces)).toMatch(/^… .*\[officer\].* …$/);
    expect(show(pieces).length).toBeLessThan(100);
  });
});

describe('marking in a whole text', () => {
  it.each([
    ['officers', 'The officer met Officers.', 'The [officer] met [Officers].'],
    ['-plan officer', 'No officer had a plan.', 'No [officer] had a plan.'],
    ['"through the gate"', 'By the Gate went the train.', 'By [the] [Gate] went the train.'],
    ['gate', '', ''],
  ])('of %s', (query, text, expected) => {
    expect(show(markWords(text, queryWords(query)))).toBe(expected);
  });
});
