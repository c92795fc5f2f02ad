import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  compileTerms,
  createCounter,
  decodeOccurrences,
  encodeOccurrences,
  openDictionary,
  type TermDoc,
} from '../../../lib/terms/index.ts';

it('gives back the list that was encoded, in any order of posts', () => {
  const occurrence = fc.record({
    post: fc.nat(300_000),
    comment: fc.integer({ min: -1, max: 5000 }),
    count: fc.integer({ min: 1, max: 100_000 }),
  });
  fc.assert(
    fc.property(fc.array(occurrence), list => {
      expect(decodeOccurrences(encodeOccurrences(list))).toEqual(list);
    }),
  );
});

it('takes three bytes for a comment of the same or the next post', () => {
  const list = Array.from({ length: 1000 }, (_, i) => ({
    post: i >> 3,
    comment: 60 + i,
    count: 1,
  }));
  expect(encodeOccurrences(list).length).toBeLessThanOrEqual(3000);
});

it('says so when the bytes are cut off', () => {
  const bytes = encodeOccurrences([{ post: 900, comment: 900, count: 9 }]);
  expect(() => decodeOccurrences(bytes.slice(0, -1))).toThrow(/cut off/);
});

it('counts posts, comments, years and places of each term', () => {
  const terms = ['CRC', 'Parole Board', 'Nowhere'].map(name => ({
    name,
    kind: 'topic' as const,
    aliases: [],
    expansion: null,
  }));
  const counter = createCounter(openDictionary(compileTerms(terms)), terms.length);
  const doc = (post: number, comment: number, date: string | null, text: string): TermDoc => ({
    post,
    comment,
    date,
    title: comment < 0 ? 'On a CRC' : null,
    labels: [],
    text,
  });
  counter.add(doc(5, -1, '2018-03-01', 'CRCs and the CRC.'));
  counter.add(doc(5, 0, '2018-03-02', 'The parole board.'));
  counter.add(doc(5, 7, null, 'CRC'));
  counter.add(doc(2, -1, '2015-06-01T10:00', 'Parole Board and parole boards'));
  const [crc, board, nowhere] = counter.finish();
  expect(crc).toMatchObject({
    no: 0,
    posts: 2,
    comments: 1,
    first: '2015-06-01T10:00',
    last: '2018-03-01',
    years: { 2015: 1, 2018: 1 },
  });
  expect(decodeOccurrences(crc!.occurrences)).toEqual([
    { post: 5, comment: -1, count: 3 },
    { post: 5, comment: 7, count: 1 },
    { post: 2, comment: -1, count: 1 },
  ]);
  expect(board).toMatchObject({ posts: 1, comments: 1, years: { 2015: 1, 2018: 1 } });
  expect(nowhere).toMatchObject({ posts: 0, comments: 0, first: null, last: null, years: {} });
  expect(nowhere!.occurrences).toHaveLength(0);
});
