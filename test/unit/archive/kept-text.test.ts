import { describe, expect, it } from 'vitest';
import { keptText, MOST_PARTS, MOST_TEXT } from '../../../lib/archive/kept-text.ts';
import { type Block, blocksText } from '../../../lib/model/index.ts';

const p = (text: string): Block => ({ t: 'p', c: [text] });

describe('the text that is kept of a post', () => {
  it('is all of it where there is not too much', () => {
    const body = [p('x'.repeat(MOST_TEXT))];
    expect(keptText(body)).toBe(body);
  });

  it.each<[string, Block[]]>([
    ['in one paragraph', [p('x'.repeat(MOST_TEXT + 5))]],
    ['in many', [p('a'), p('x'.repeat(MOST_TEXT)), p('b')]],
    ['in a quote', [{ t: 'quote', c: [p('x'.repeat(MOST_TEXT)), p('b')] }]],
    ['in a table', [{ t: 'table', head: false, rows: [[['x'.repeat(MOST_TEXT)], ['b']]] }]],
  ])('ends at two million characters, %s', (_, body) => {
    const text = blocksText(keptText(body));
    expect(text.length).toBeGreaterThan(MOST_TEXT - 5);
    expect(text.length).toBeLessThan(MOST_TEXT + 5);
  });

  it.each<[string, Block[]]>([
    ['blocks', Array.from({ length: MOST_PARTS }, () => p('x'))],
    [
      'items',
      [{ t: 'list', ordered: false, items: Array.from({ length: MOST_PARTS }, () => [p('x')]) }],
    ],
    [
      'line breaks',
      [{ t: 'p', c: Array.from({ length: MOST_PARTS + 1 }, () => ({ t: 'break' })) }],
    ],
  ])('has no more than 200,000 %s', (_, body) => {
    const kept = keptText(body);
    expect(kept).not.toBe(body);
    expect(kept.length).toBeLessThan(MOST_PARTS);
  });
});
