import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type IndexDoc,
  mergeSegments,
  parseQuery,
  type QueryClause,
  type SegmentReader,
  search,
} from '../../../lib/search/index.ts';
import { forEachNormalWord } from '../../../lib/search/normal-word.ts';
import { stemOf } from '../../../lib/search/stems.ts';
import { isStopWord } from '../../../lib/search/stop-words.ts';
import { buildSegment, open } from './segments.ts';

/** The naive way: every document is read for every query. */
function matches(doc: IndexDoc, query: string): boolean {
  const fields = [doc.fields.title ?? '', doc.fields.labels ?? '', doc.fields.body].map(words);
  const { clauses } = parseQuery(query);
  const wanted = clauses.filter(clause => !clause.negated);
  return (
    wanted.length > 0 &&
    wanted.every(clause => fields.some(field => holds(field, clause, clause === clauses.at(-1)))) &&
    clauses.every(clause => !clause.negated || !fields.some(field => holds(field, clause, false)))
  );
}

function words(text: string): string[] {
  const found: string[] = [];
  forEachNormalWord(text, word => found.push(word));
  return found;
}

function holds(field: readonly string[], clause: QueryClause, last: boolean): boolean {
  return field.some((_, at) =>
    clause.words.every((word, i) => {
      const token = field[at + i];
      if (token === undefined) return false;
      const open = last && clause.open && i === clause.words.length - 1;
      if (token === word || (open && token.startsWith(word))) return true;
      const stems = !clause.quoted && !isStopWord(word) && !isStopWord(token);
      return stems && stemOf(token) === stemOf(word);
    }),
  );
}

const POOL = [
  ...['probation', 'probations', 'Officer', 'officers', 'office', 'the', 'a', 'CRC', "don't"],
  ...[
    'Napo’s',
    'napo',
    'café',
    'CAFE',
    '2014',
    'x1',
    'is',
    'be',
    'happy',
    'happiness',
    're-offend',
  ],
  ...[
    '保護観察',
    '保護',
    'مراقبة',
    'наблюдение',
    'Наблюдения',
    '😀',
    'ok😀ok',
    'ﬁne',
    'naïve',
    'ประเทศไทย',
  ],
];
const word = fc.oneof(
  { weight: 9, arbitrary: fc.constantFrom(...POOL) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 5 }) },
);
const text = (maxLength: number): fc.Arbitrary<string> =>
  fc.array(word, { maxLength }).map(list => list.join(' '));
const doc = fc.record({ title: text(3), labels: text(2), body: text(14), comment: fc.boolean() });
const corpus = fc.array(fc.array(doc, { maxLength: 12 }), { minLength: 1, maxLength: 4 });
const clause = fc.oneof(
  { weight: 5, arbitrary: word },
  {
    weight: 2,
    arbitrary: fc.array(word, { minLength: 1, maxLength: 3 }).map(w => `"${w.join(' ')}"`),
  },
  { weight: 1, arbitrary: word.map(w => `-${w}`) },
  { weight: 1, arbitrary: word.map(w => w.slice(0, 3)) },
  {
    weight: 1,
    arbitrary: fc.array(word, { minLength: 2, maxLength: 2 }).map(w => `"${w.join(' ')}`),
  },
);
const queryText = fc
  .tuple(fc.array(clause, { minLength: 1, maxLength: 3 }), fc.constantFrom('', '', ' '))
  .map(([list, end]) => list.join(' ') + end);

function toDocs(
  segments: readonly (readonly {
    title: string;
    labels: string;
    body: string;
    comment: boolean;
  }[])[],
): IndexDoc[][] {
  let no = 0;
  return segments.map(docs =>
    docs.map(({ title, labels, body, comment }): IndexDoc => {
      const post = no++;
      return {
        post,
        comment: comment ? 0 : -1,
        day: post % 3 ? post : null,
        fields: { title, labels, body },
      };
    }),
  );
}

async function found(segments: readonly SegmentReader[], query: string): Promise<number[]> {
  const result = await search(segments, parseQuery(query), {
    limit: 1000,
    typos: false,
    fill: false,
  });
  expect(result.posts + result.comments).toBe(result.hits.length);
  return result.hits.map(hit => hit.post).sort((a, b) => a - b);
}

describe('search', () => {
  it('finds what reading every document finds, over several segments and after a merge', async () => {
    await fc.assert(
      fc.asyncProperty(
        corpus,
        fc.array(queryText, { minLength: 4, maxLength: 4 }),
        async (raw, queries) => {
          const docs = toDocs(raw);
          const readers = await Promise.all(docs.map(of => open(buildSegment(of))));
          const merged = [await open((await mergeSegments(readers)).segment)];
          for (const query of queries) {
            const expected = docs
              .flat()
              .filter(one => matches(one, query))
              .map(one => one.post);
            expect([query, await found(readers, query)]).toEqual([query, expected]);
            expect([query, await found(merged, query)]).toEqual([query, expected]);
          }
        },
      ),
      { numRuns: 150 },
    );
  });

  it('ranks alike over segments and after their merge', async () => {
    await fc.assert(
      fc.asyncProperty(corpus, queryText, fc.boolean(), async (raw, query, any) => {
        const readers = await Promise.all(toDocs(raw).map(of => open(buildSegment(of))));
        const merged = [await open((await mergeSegments(readers)).segment)];
        const rank = async (segments: readonly SegmentReader[]): Promise<unknown> => {
          const { hits } = await search(segments, parseQuery(query), { limit: 1000, any });
          return hits.map(({ post, score }) => [post, score.toFixed(3)]);
        };
        expect(await rank(merged)).toEqual(await rank(readers));
      }),
      { numRuns: 60 },
    );
  });

  it('leaves out the dead, before and after a merge drops them', async () => {
    await fc.assert(
      fc.asyncProperty(corpus, queryText, fc.nat(5), async (raw, query, seed) => {
        const docs = toDocs(raw);
        const readers = await Promise.all(docs.map(of => open(buildSegment(of))));
        const isDead = (segment: number, post: number): boolean =>
          (segment + post + seed) % 3 === 0;
        const merge = await mergeSegments(readers, isDead);
        const expected = docs
          .flatMap((of, segment) => of.filter(one => !isDead(segment, one.post)))
          .filter(one => matches(one, query))
          .map(one => one.post);
        const live = await search(readers, parseQuery(query), {
          limit: 1000,
          typos: false,
          fill: false,
          isLive: (segment, post) => !isDead(segment, post),
        });
        expect(live.hits.map(hit => hit.post).sort((a, b) => a - b)).toEqual(expected);
        expect(await found([await open(merge.segment)], query)).toEqual(expected);
        expect(merge.docs.flatMap(map => [...map]).filter(no => no >= 0)).toEqual(
          Array.from({ length: merge.segment.docs }, (_, i) => i),
        );
      }),
      { numRuns: 60 },
    );
  });

  it('answers any text at all without an exception', async () => {
    const readers = [
      await open(
        buildSegment(
          toDocs([[{ title: 'a', labels: '', body: POOL.join(' '), comment: false }]])[0]!,
        ),
      ),
    ];
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: 'binary', maxLength: 60 }),
        fc.boolean(),
        async (query, any) => {
          const result = await search(readers, parseQuery(query), { limit: 5, any });
          expect(result.posts).toBeLessThanOrEqual(1);
        },
      ),
      { numRuns: 500 },
    );
  });
});
