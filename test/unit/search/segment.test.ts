import { describe, expect, it } from 'vitest';
import { FailureError } from '../../../lib/model/index.ts';
import { checksum } from '../../../lib/search/bytes.ts';
import {
  createRowCache,
  createSegmentBuilder,
  documentsOf,
  INDEX_VERSION,
  mergeSegments,
  openSegment,
  parseQuery,
  type Segment,
  search,
} from '../../../lib/search/index.ts';
import { makeDocs } from '../../bench/zipf-text.ts';
import { buildSegment, comment, open, openDocs, post } from './segments.ts';

/** Enough for several rows of every kind, and for words in many blocks of documents. */
const DOCS = [...makeDocs(80, 40, 7)];
const BIG = buildSegment(DOCS);

async function failureOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
  } catch (error) {
    if (error instanceof FailureError) return error.failure.code;
    throw error;
  }
  return 'none';
}

function withRow(segment: Segment, row: number, bytes: Uint8Array): Segment {
  return { ...segment, rows: segment.rows.map((old, i) => (i === row ? bytes : old)) };
}

describe('a segment', () => {
  it('numbers its documents in the order they came', () => {
    const builder = createSegmentBuilder();
    expect([post(0, 'a'), comment(0, 0, 'b'), post(1, 'c')].map(builder.add)).toEqual([0, 1, 2]);
    expect(builder.finish().docs).toBe(3);
  });

  it('keeps what documents are: post, comment, day, lengths', async () => {
    const reader = await open(
      buildSegment([
        {
          post: 70_000,
          comment: -1,
          day: null,
          fields: { title: 'One two', labels: 'x', body: '' },
        },
        { post: 3, comment: 912, day: -5, fields: { body: 'three words here', author: 'Jim B' } },
      ]),
    );
    const table = await reader.table();
    expect([...documentsOf(table)]).toEqual([
      { post: 70_000, comment: -1 },
      { post: 3, comment: 912 },
    ]);
    expect([...table.day]).toEqual([-(2 ** 31), -5]);
    expect([...table.title, ...table.labels, ...table.body]).toEqual([2, 0, 1, 0, 0, 3]);
    expect(reader.header).toMatchObject({ docs: 2, posts: 1, titleWords: 2, bodyWords: 3 });
  });

  it('keeps documents of any length, of more than a row, and of posts that go on later', async () => {
    const long = 'word '.repeat(70_000);
    const docs = [
      ...[post(0, 'a'), comment(0, 0, 'b b'), comment(0, 1, long), comment(0, 7, 'c')],
      ...[{ ...post(9, 'd'), day: null }, comment(9, 0, ''), { ...comment(0, 8, 'e'), day: -3 }],
      ...Array.from({ length: 17_000 }, (_, i) => comment(20, i, 'f '.repeat(i % 3))),
    ];
    const { rows } = buildSegment(docs);
    // A pack's rows are views into its bytes, at any offset.
    const reader = await openSegment(async row => {
      const bytes = rows[row]!;
      const shifted = new Uint8Array(bytes.length + 1);
      shifted.set(bytes, 1);
      return shifted.subarray(1);
    });
    const table = await reader.table();
    expect(reader.header.docRows.length).toBe(2);
    expect([...documentsOf(table)]).toEqual(docs.map(({ post, comment }) => ({ post, comment })));
    expect([...table.day]).toEqual(docs.map(({ day }) => day ?? -(2 ** 31)));
    const words = docs.map(({ fields }) => fields.body.split(' ').filter(Boolean).length);
    expect([...table.body]).toEqual(words);
  });

  it('keeps authors apart from words', async () => {
    const [reader] = await openDocs([
      { ...post(0, 'said'), fields: { body: 'said', author: 'Grayling' } },
    ]);
    expect(await reader!.find('@grayling')).toMatchObject({ df: 1 });
    expect(await reader!.find('grayling')).toBeNull();
  });

  it('opens empty', async () => {
    const reader = await open(buildSegment([]));
    expect((await search([reader], parseQuery('word'), { limit: 5 })).hits).toEqual([]);
    expect(await failureOf(reader.verify())).toBe('none');
  });

  it('is the same for the same documents', () => {
    expect(buildSegment(DOCS.slice(0, 50))).toEqual(buildSegment(DOCS.slice(0, 50)));
  });

  it('is of rows of about 64 kB, and much smaller than its text', () => {
    const text = DOCS.reduce((total, doc) => total + doc.fields.body.length, 0);
    expect(BIG.rows.length).toBeGreaterThan(8);
    for (const row of BIG.rows) expect(row.length).toBeLessThanOrEqual(65_536);
    expect(BIG.bytes).toBe(BIG.rows.reduce((total, row) => total + row.length, 0));
    expect(BIG.bytes / text).toBeLessThan(0.45);
  });

  it('holds every word of a big corpus where it stands', async () => {
    const reader = await open(BIG);
    const expected = new Map<string, Set<number>>();
    DOCS.forEach(({ fields }, doc) => {
      for (const word of `${fields.title ?? ''} ${fields.labels ?? ''} ${fields.body}`
        .toLowerCase()
        .split(/[^a-z]+/)) {
        if (word === '') continue;
        const docs = expected.get(word) ?? new Set();
        expected.set(word, docs.add(doc));
      }
    });
    const sorted = [...expected].sort((a, b) => b[1].size - a[1].size);
    expect(sorted[0]![1].size).toBeGreaterThan(1000);
    expect(reader.header.terms).toBe(expected.size + 2);
    for (const [word, docs] of [...sorted.slice(0, 40), ...sorted.filter((_, i) => i % 97 === 0)]) {
      const result = await search([reader], parseQuery(`"${word}"`), { limit: 5000 });
      expect([word, new Set(result.hits.map(hit => hit.doc))]).toEqual([word, docs]);
    }
  });

  it('finds every phrase of a big corpus, of common words too', async () => {
    const reader = await open(BIG);
    const flat = DOCS.map(
      doc =>
        ` ${doc.fields.body
          .toLowerCase()
          .split(/[^a-z]+/)
          .join(' ')} `,
    );
    for (let i = 5; i < DOCS.length; i += 331) {
      const words = flat[i]!.trim().split(' ').slice(1, 3);
      if (words.length < 2) continue;
      const result = await search([reader], parseQuery(`"${words.join(' ')}"`), { limit: 5000 });
      const expected = flat.flatMap((text, doc) =>
        text.includes(` ${words.join(' ')} `) ? [doc] : [],
      );
      const inBody = result.hits.map(hit => hit.doc).filter(doc => expected.includes(doc));
      expect(inBody.sort((a, b) => a - b)).toEqual(expected);
    }
  });

  it('is the same merged of parts as built whole', async () => {
    const third = Math.ceil(DOCS.length / 3);
    const parts = [DOCS.slice(0, third), DOCS.slice(third, 2 * third), DOCS.slice(2 * third)];
    const { segment, docs } = await mergeSegments(await openDocs(...parts));
    expect(segment).toEqual(BIG);
    expect(docs[1]![0]).toBe(third);
  });

  it('is read lazily: a rare word costs a few rows', async () => {
    const rows = new Set<number>();
    const reader = await openSegment(async row => {
      rows.add(row);
      return BIG.rows[row]!;
    });
    expect(reader.header.dictionary.length).toBeGreaterThan(1);
    await reader.find(reader.header.dictionary[1]!.first);
    expect([...rows]).toEqual([0, 2]);
  });
});

describe('a damaged segment', () => {
  it.each([
    [
      'of another version',
      (h: Uint8Array) => {
        h[4] = INDEX_VERSION + 1;
        const sum = checksum(h, h.length - 4);
        new DataView(h.buffer, h.byteOffset).setUint32(h.length - 4, sum, true);
        return h;
      },
    ],
    ['with another start', (h: Uint8Array) => h.with(0, 0)],
    ['with one bit of its header altered', (h: Uint8Array) => h.with(20, h[20]! ^ 1)],
    ['with its header cut off', (h: Uint8Array) => h.slice(0, -1)],
    ['with an empty header', () => new Uint8Array(0)],
  ])('%s does not open', async (_, damage) => {
    expect(await failureOf(open(withRow(BIG, 0, damage(BIG.rows[0]!.slice()))))).toBe('damaged');
  });

  it('is told by every row that is altered, cut off or gone', async () => {
    for (let row = 1; row < BIG.rows.length; row++) {
      const bytes = BIG.rows[row]!;
      const at = (row * 7919) % bytes.length;
      for (const bad of [bytes.with(at, bytes[at]! ^ 16), bytes.slice(0, -1), new Uint8Array(0)]) {
        const reader = await open(withRow(BIG, row, bad));
        expect([row, await failureOf(reader.verify())]).toEqual([row, 'damaged']);
      }
    }
  });

  it('is told at any byte: one altered, or cut off there', async () => {
    const small = buildSegment(DOCS.slice(0, 3));
    const whole = async (segment: Segment) => (await open(segment)).verify();
    for (const [row, bytes] of small.rows.entries()) {
      for (let at = 0; at < bytes.length; at++) {
        for (const bad of [bytes.with(at, bytes[at]! ^ (1 << (at % 8))), bytes.subarray(0, at)]) {
          const code = await failureOf(whole(withRow(small, row, bad)));
          if (code !== 'damaged') expect([row, at, bad.length, code]).toBe('damaged');
        }
      }
    }
    expect(await failureOf(whole(small))).toBe('none');
  });

  it('answers with a failure, not with nonsense', async () => {
    for (let row = 1; row < BIG.rows.length; row++) {
      const bytes = BIG.rows[row]!;
      const reader = await open(withRow(BIG, row, bytes.with(9, bytes[9]! ^ 1)));
      const ask = search([reader], parseQuery('s'), { limit: 5 });
      expect(['damaged', 'none']).toContain(await failureOf(ask));
    }
    const gone = await openSegment(async row => BIG.rows[row === 0 ? 0 : 9999]!);
    expect(await failureOf(search([gone], parseQuery('s'), { limit: 5 }))).toBe('damaged');
  });
});

describe('the row cache', () => {
  it('forgets the rows that were not used for longest', () => {
    const cache = createRowCache(250);
    const [a, b] = [{}, {}];
    cache.set(a, 1, new Uint8Array(100));
    cache.set(b, 1, new Uint8Array(100));
    cache.get(a, 1);
    cache.set(a, 2, new Uint8Array(100));
    expect([cache.get(a, 1), cache.get(b, 1), cache.get(a, 2)].map(row => row?.length)).toEqual([
      100,
      undefined,
      100,
    ]);
  });
});
