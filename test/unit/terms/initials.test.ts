import { expect, it } from 'vitest';
import { longFormAhead, longFormBehind } from '../../../lib/terms/initials.ts';

it.each([
  ['HDC', 'Home Detention Curfew, which began', 'Home Detention Curfew'],
  ['RoSH', 'Risk of Serious Harm is', 'Risk of Serious Harm'],
  ['DfE', 'Department for Education', 'Department for Education'],
])('%s begins the words ahead', (short, text, long) => {
  expect(longFormAhead(short, text)).toBe(long);
});

it('finds the words behind', () => {
  expect(longFormBehind('BASS', 'the Bail Accommodation and Support Services')).toBe(
    'Bail Accommodation and Support Services',
  );
});

// Each small word could be taken or left out: the ways double with every letter, but for what was tried.
it('gives up on what only looks like initials, however many ways there are', () => {
  const letters = 22;
  expect(longFormAhead(`${'A'.repeat(letters)}B`, 'a '.repeat(letters * 2))).toBeNull();
});
