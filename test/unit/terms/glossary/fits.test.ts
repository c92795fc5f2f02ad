import { expect, it } from 'vitest';
import { glossaryFits } from '../../../../lib/terms/index.ts';

const fits = { atLeast: 3, of: ['IPP', 'Parole Board', 'pre-sentence report', 'MoJ', 'Napo'] };

it.each([
  ['three words in three texts', ['An IPP', 'the parole board', 'NAPO'], true],
  ['three words in one text', ['Napo asks the MoJ about the Parole Boards'], true],
  ['plurals, and spaces for hyphens', ['IPPs', 'pre sentence reports', 'Napo'], true],
  ['two words', ['IPP', 'Napo', 'IPP again'], false],
  ['acronyms in other case', ['ipp', 'MOJ', 'Napo', 'Parole Board'], false],
  ['parts of words', ['HIPPO', 'parole boarding', 'Napoleon', 'xMoJ'], false],
  ['nothing', [], false],
])('%s', (_, texts, expected) => {
  expect(glossaryFits({ fits }, texts)).toBe(expected);
});

it('never fits without words, or with fewer than it asks for', () => {
  expect(glossaryFits({ fits: { atLeast: 1, of: [] } }, ['anything'])).toBe(false);
  expect(glossaryFits({ fits: { atLeast: 2, of: ['boat'] } }, ['boat'])).toBe(false);
});

it('takes signs in a word as they are', () => {
  expect(glossaryFits({ fits: { atLeast: 1, of: ['C&R (UK)*'] } }, ['by C&R (UK)*.'])).toBe(true);
});

it('stops reading when it is sure', () => {
  function* texts() {
    yield 'IPP, MoJ, Napo';
    throw new Error('read on');
  }
  expect(glossaryFits({ fits }, texts())).toBe(true);
});
