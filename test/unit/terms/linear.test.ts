import { describe, it } from 'vitest';
import { createTones } from '../../../lib/terms/belief/surroundings.ts';
import { expectLinear } from '../linear.ts';

/** `text` again and again, to a length in characters. */
const filled = (text: string, length: number) =>
  text.repeat(Math.ceil(length / text.length)).slice(0, length);

describe('the belief in mentions takes time as the page is long', () => {
  it('whose mentions are all on one line', () => {
    expectLinear(size => {
      const toneAt = createTones(filled('NLS staff ', size));
      for (let at = 0; at < size; at += 5) toneAt(at);
    });
  });
});
