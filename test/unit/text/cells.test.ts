import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { guardCell, unguardCell } from '../../../lib/text/index.ts';

describe('cells that a spreadsheet opens', () => {
  it.each(['=1+1', '+1', '-x', '@SUM(1)', '\t=1', '\r=1', ' =1', '\n=1', '＝1', "'=1"])(
    '%j is text there',
    cell => {
      expect(guardCell(cell)).toBe(`'${cell}`);
    },
  );

  it.each(['it’s - so', "'tis so", '1 = 1', '', '12.5'])('%j is left as it is', cell => {
    expect(guardCell(cell)).toBe(cell);
  });

  it('any cell is read as it was written', () => {
    const sign = fc.constantFrom("'", '=', '-', ' ', '\t', 'a', '＝', '@');
    fc.assert(
      fc.property(fc.array(sign, { maxLength: 6 }), parts => {
        const cell = parts.join('');
        expect(unguardCell(guardCell(cell))).toBe(cell);
      }),
    );
  });
});
