import { describe, expect, it } from 'vitest';
import { sentences } from '../../../lib/text/index.ts';
import { expectLinear } from '../linear.ts';

const cut = (text: string) => sentences(text).map(({ start, end }) => text.slice(start, end));

describe('sentences', () => {
  it.each([
    ['One. Two!? “Three.” Four', ['One.', 'Two!?', '“Three.”', 'Four']],
    ['Mr. Gauke left... so did we.', ['Mr. Gauke left...', 'so did we.']],
    ['See a...b and v1.2.3. Then.', ['See a...b and v1.2.3.', 'Then.']],
    ['A line\n\nanother', ['A line', 'another']],
    ['...', ['...']],
    ['', []],
  ])('of %j', (text, expected) => {
    expect(cut(text)).toEqual(expected);
  });

  it.each(['.', '."', '."\'', '?!', '. ', '"', '\n', ' '])(
    'take time as a text is long that has nothing but %j',
    again => {
      expectLinear(size => sentences(`${again.repeat(size / again.length)}x`));
    },
  );
});
