import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BitReader, BitWriter, readGaps, riceBits } from '../../../lib/search/bits.ts';
import { ByteReader, ByteWriter, checksum } from '../../../lib/search/bytes.ts';
import { readAscending, writeAscending } from '../../../lib/search/interpolative.ts';
import { stemOf, stemPrefixes } from '../../../lib/search/stems.ts';

describe('bytes', () => {
  it('give back whole numbers of every size and sign, pairs and any string', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER })),
        fc.array(fc.integer()),
        fc.array(fc.string({ unit: 'binary' })),
        (numbers, signed, strings) => {
          const out = new ByteWriter();
          for (const number of numbers) out.varint(number);
          for (const number of signed) out.zigzag(number);
          for (const number of numbers) out.pair(number % 20, number);
          for (const string of strings) out.string(string);
          const reader = new ByteReader(out.take());
          for (const number of numbers) expect(reader.varint()).toBe(number);
          for (const number of signed) expect(reader.zigzag()).toBe(number === 0 ? 0 : number);
          for (const number of numbers) {
            reader.pair();
            expect([reader.first, reader.second]).toEqual([number % 20, number]);
          }
          for (const string of strings) expect(reader.string()).toBe(string);
          expect(reader.at).toBe(reader.bytes.length);
        },
      ),
    );
  });

  it('keep lone surrogates', () => {
    const out = new ByteWriter();
    out.string('a\ud83d');
    expect(new ByteReader(out.take()).string()).toBe('a\ud83d');
  });

  it('have another checksum when one bit is another', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 99 }), fc.nat(), (bytes, at) => {
        const altered = bytes.slice();
        altered[at % bytes.length]! ^= 1 << (at % 8);
        expect(checksum(altered)).not.toBe(checksum(bytes));
      }),
    );
  });
});

describe('Rice codes', () => {
  it('give back numbers of every size under every parameter', () => {
    const numbers = fc.array(fc.oneof(fc.nat(20), fc.nat(5000), fc.nat()));
    fc.assert(
      fc.property(numbers, fc.nat(24), (values, k) => {
        const writer = new BitWriter();
        writer.bits(5, 3);
        for (const value of values) writer.rice(value, k);
        const reader = new BitReader(writer.view().slice());
        expect(reader.bits(3)).toBe(5);
        expect(values.map(() => reader.rice(k))).toEqual(values);
      }),
    );
  });

  it('give back ascending numbers, all at once', () => {
    const gaps = fc.array(fc.oneof(fc.nat(20), fc.nat(5000), fc.nat(2 ** 22)), { maxLength: 300 });
    fc.assert(
      fc.property(gaps, fc.nat(24), fc.nat(5), (list, k, front) => {
        const writer = new BitWriter();
        for (let i = 0; i < front; i++) writer.bits(i, 8);
        for (const gap of list) writer.rice(gap, k);
        const read = new Int32Array(list.length);
        readGaps(writer.view().slice(), front, k, list.length, 41, read);
        let before = 41;
        expect([...read]).toEqual(list.map(gap => (before += gap + 1)));
      }),
    );
  });

  it('take a parameter near the logarithm of the mean', () => {
    expect(riceBits(0, 10)).toBe(0);
    expect(riceBits(1000, 10)).toBe(6);
    expect(riceBits(10, 0)).toBe(2);
  });
});

describe('interpolative codes', () => {
  it('give back ascending places within any range, dense ones for nothing', () => {
    const places = fc.uniqueArray(fc.nat(300), { minLength: 1, maxLength: 300 });
    fc.assert(
      fc.property(places, fc.nat(2 ** 31 - 400), fc.nat(50), (list, room, base) => {
        const sorted = Int32Array.from(list).sort();
        const high = (sorted.at(-1) ?? 0) + room;
        const writer = new BitWriter();
        writeAscending(
          writer,
          sorted.map(one => one + base),
          base,
          0,
          sorted.length,
          0,
          high,
        );
        const read = new Int32Array(sorted.length);
        readAscending(new BitReader(writer.view().slice()), read, base, 0, read.length, 0, high);
        expect(read).toEqual(sorted.map(one => one + base));
      }),
    );
    const writer = new BitWriter();
    writeAscending(writer, Int32Array.of(0, 1, 2, 3), 0, 0, 4, 0, 3);
    expect(writer.view()).toHaveLength(0);
  });
});

describe('stems', () => {
  it.each([
    ['probations', 'probat'],
    ['happiness', 'happi'],
    ['x1', 'x1'],
    ['保護', '保護'],
  ])('%s has the stem %s', (word, stem) => expect(stemOf(word)).toBe(stem));

  it('stand under their prefixes, whatever the suffixes', () => {
    const letters = fc.string({
      unit: fc.constantFrom(...'abdeilnorstvy'),
      minLength: 1,
      maxLength: 6,
    });
    const suffix = fc.constantFrom(
      ...['s', 'es', 'ies', 'ed', 'eed', 'ing', 'y', 'ly', 'ational', 'tional', 'ency', 'ancy'],
      ...['izer', 'ization', 'ator', 'ability', 'ibility', 'able', 'ible', 'ably', 'ally', 'ology'],
      ...['iveness', 'fulness', 'ousness', 'ality', 'ivity', 'icate', 'ative', 'alize', 'ical'],
      ...['ful', 'ness', 'ance', 'ment', 'ion', 'll', 'e', 'er', 'eli', 'ously', 'ently'],
    );
    fc.assert(
      fc.property(letters, suffix, fc.option(suffix), (start, middle, end) => {
        const word = start + middle + (end ?? '');
        const prefixes = stemPrefixes(stemOf(word));
        expect([word, prefixes.some(prefix => word.startsWith(prefix))]).toEqual([word, true]);
      }),
      { numRuns: 5000 },
    );
  });
});
