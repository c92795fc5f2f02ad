import { expect, it } from 'vitest';
import { closeDirections, encodeDirections } from '../../../lib/text/index.ts';

it.each([
  ['plain words', ''],
  ['\u202eturned', '\u202c'],
  ['\u202eturned\u202c and back', ''],
  ['\u2067\u202ewithin', '\u202c\u2069'],
  ['\u2067\u202ewithin\u2069', ''],
  ['\u2067not out of it\u202c', '\u2069'],
  ['\u202cnothing\u2069', ''],
])('%j is closed by %j', (text, closers) => {
  expect(closeDirections(text)).toBe(text + closers);
});

it('an address has none of them', () => {
  expect(encodeDirections('https://a.example/\u202egnp')).toBe('https://a.example/%E2%80%AEgnp');
});
