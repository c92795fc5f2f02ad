import fc from 'fast-check';
import { expect, it } from 'vitest';
import { bytesWithin, fromBase85, textLength, toBase85 } from '../../../lib/remotes/base85.ts';

it('any bytes are a text of known length, and come back', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), bytes => {
      const text = toBase85(bytes);
      expect(text.length).toBe(textLength(bytes.length));
      expect(bytesWithin(text.length)).toBeLessThanOrEqual(bytes.length);
      expect(fromBase85(text)).toEqual(bytes);
      // Nothing that JSON, or Chromium’s JSON, writes in more than one byte.
      expect(JSON.stringify(text)).toBe(`"${text}"`);
      expect(text).toMatch(/^[!-;=?-~]*$/);
    }),
  );
});

it('so many bytes as fit do fit', () => {
  for (let room = 0; room < 200; room++)
    expect(textLength(bytesWithin(room))).toBeLessThanOrEqual(room);
});

it('any other text is none', () => {
  for (const text of ['0', '000000', '"0000', '0<', ';;;;;', 'ä0', '00000 '])
    expect(fromBase85(text), text).toBeNull();
  fc.assert(
    fc.property(fc.string(), text => {
      const bytes = fromBase85(text);
      expect(bytes === null || bytes instanceof Uint8Array).toBe(true);
    }),
  );
});
