import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type IndexDoc, mergeSegments, parseQuery, search } from '../../../lib/search/index.ts';
import { forEachNormalWord } from '../../../lib/search/normal-word.ts';
import { buildSegment, open } from './segments.ts';

const WORDS = ['alpha', 'beta', 'gamma', 'delta'];
const AUTHORS = ['ann', 'bob'];
const LABELS = ['one', 'two'];
const text = fc.array(fc.constantFrom(...WORDS), { maxLength: 4 }).map(list => list.join(' '));
const comment = fc.record({ body: text, author: fc.constantFrom(...AUTHORS), day: fc.nat(1500) });
const thread = fc.record({
  body: text,
  title: text,
  label: fc.constantFrom(...LABELS),
  author: fc.constantFrom(...AUTHORS),
  day: fc.nat(1500),
  comments: fc.array(comment, { maxLength: 4 }),
  /** Comments from this one on came later, and are in another segment. */
  split: fc.nat(4),
});
const query = fc
  .tuple(
    fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 3 }),
    fc.subarray([
      ...['author:ann', '-author:bob', 'label:one', '-label:two', 'in:comments'],
      ...['year:1971', 'before:1972', 'after:1971-07', '-year:1970', '-delta'],
    ]),
  )
  .map(([words, filters]) => `${[...filters, ...new Set(words)].join(' ')} `);

type Thread = typeof thread extends fc.Arbitrary<infer T> ? T : never;

function docsOf(threads: readonly Thread[]): { first: IndexDoc[]; later: IndexDoc[] } {
  const [first, later]: [IndexDoc[], IndexDoc[]] = [[], []];
  for (const [no, { body, title, label, author, day, comments, split }] of threads.entries()) {
    first.push({ post: no, comment: -1, day, fields: { title, labels: label, author, body } });
    comments.forEach((one, nth) => {
      const fields = { author: one.author, body: one.body };
      (nth < split ? first : later).push({ post: no, comment: nth, day: one.day, fields });
    });
  }
  return { first, later };
}

function wordsOf({ fields }: IndexDoc): Set<string> {
  const words = new Set<string>();
  forEachNormalWord(`${fields.title ?? ''} ${fields.labels ?? ''} ${fields.body}`, word => {
    words.add(word);
  });
  return words;
}

/** The naive way: filters document by document, then each by itself, then threads whose words are scattered. */
function expected(docs: readonly IndexDoc[], text: string) {
  const { clauses, filters } = parseQuery(text);
  const wanted = clauses.filter(one => !one.negated).map(one => one.words[0]!);
  const unwanted = clauses.filter(one => one.negated).map(one => one.words[0]!);
  const labelOf = new Map(
    docs.filter(doc => doc.comment < 0).map(doc => [doc.post, doc.fields.labels]),
  );
  const inDates = (doc: IndexDoc, { from, to }: (typeof filters)[number]) =>
    doc.day !== null && doc.day >= (from ?? doc.day) && (to === null || doc.day < to);
  const passes = (doc: IndexDoc, filter: (typeof filters)[number]): boolean => {
    if (filter.kind === 'author') return doc.fields.author === filter.value;
    if (filter.kind === 'label') return labelOf.get(doc.post) === filter.value;
    if (filter.kind === 'in') return doc.comment < 0 === (filter.value === 'posts');
    return inDates(doc, filter);
  };
  const dates = filters.filter(one => !one.negated && (one.from !== null || one.to !== null));
  const others = filters.filter(one => !dates.includes(one));
  const left = docs.filter(
    doc =>
      others.every(one => passes(doc, one) !== one.negated) &&
      !unwanted.some(word => wordsOf(doc).has(word)),
  );
  const full = left.filter(doc => wanted.every(word => wordsOf(doc).has(word)));
  const inRange = (doc: IndexDoc) => dates.every(one => inDates(doc, one));
  const single = filters.some(one => one.kind === 'in' || (one.kind === 'author' && !one.negated));
  const scattered = [...new Set(left.map(doc => doc.post))].filter(post => {
    const own = left.filter(doc => doc.post === post);
    const has = (word: string) => own.some(doc => wordsOf(doc).has(word));
    const shown = own.some(doc => inRange(doc) && wanted.some(word => wordsOf(doc).has(word)));
    const inFull = full.some(doc => doc.post === post && inRange(doc));
    return !single && wanted.every(has) && !inFull && shown;
  });
  return { full: full.filter(inRange).map(key).sort(), scattered: scattered.sort() };
}

const key = ({ post, comment }: { post: number; comment: number }) => `${post}/${comment}`;

it('finds what reading every thread finds, however it is spread over segments', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(thread, { minLength: 1, maxLength: 8 }),
      fc.array(query, { minLength: 3, maxLength: 3 }),
      async (threads, queries) => {
        const { first, later } = docsOf(threads);
        const readers = [await open(buildSegment(first)), await open(buildSegment(later))];
        const merged = [await open((await mergeSegments(readers)).segment)];
        for (const text of queries) {
          const wish = expected([...first, ...later], text);
          for (const segments of [readers, merged]) {
            const { hits, posts, comments } = await search(segments, parseQuery(text), {
              ...{ limit: 1000, fill: false, typos: false },
            });
            expect(posts + comments).toBe(hits.length);
            const scattered = hits.filter(hit => hit.elsewhere.length > 0);
            const full = hits.filter(hit => hit.elsewhere.length === 0);
            expect([text, full.map(key).sort()]).toEqual([text, wish.full]);
            expect([text, scattered.map(hit => hit.post).sort()]).toEqual([text, wish.scattered]);
            expect(hits.every(hit => hit.missing.length === 0)).toBe(true);
            const leaders = hits.filter(hit => hit.leads).map(hit => hit.post);
            expect(leaders.sort()).toEqual([...new Set(hits.map(hit => hit.post))].sort());
          }
        }
      },
    ),
    { numRuns: 200 },
  );
});

it('never throws, whatever is asked for', async () => {
  const segments = [
    await open(buildSegment([{ post: 0, comment: -1, day: 1, fields: { body: 'alpha' } }])),
  ];
  const token = fc.constantFrom(
    ...['author:', 'label:"', '-year:1971', 'term:', '"', '-', ':', 'before:0000', 'in:posts'],
    ...['alpha', 'após', '保護', '😀', '\ud800', '(((', '\\', 'year:9999-0001', 'after:2014-06-31'],
  );
  await fc.assert(
    fc.asyncProperty(fc.array(token, { maxLength: 40 }), fc.boolean(), async (tokens, any) => {
      const glue = tokens.length % 2 === 0 ? ' ' : '';
      const result = await search(segments, parseQuery(tokens.join(glue)), { limit: 5, any });
      expect(result.hits.length).toBeLessThanOrEqual(1);
    }),
    { numRuns: 300 },
  );
});
