import { describe, expect, it } from 'vitest';
import { type ArchiveReader, gatherEvidence, type PostRow } from '../../../lib/jobs/index.ts';
import type { Comment, Evidence, Term } from '../../../lib/model/index.ts';
import {
  compileTerms,
  encodeOccurrences,
  matchTerms,
  type Occurrence,
  openDictionary,
} from '../../../lib/terms/index.ts';
import { archive as ARCHIVE } from '../../gallery/data.ts';

const TERM: Term = {
  no: 0,
  name: 'HQB',
  kind: 'body',
  aliases: ['the Board'],
  expansion: 'Harbour Quality Board',
  definition: { text: 'It weighs the fish.', source: 'A glossary' },
  formerly: ['Harbour Fish Office'],
  now: null,
  origin: 'mined',
  muted: false,
  posts: 3,
  comments: 2,
  first: '2011-01-01',
  last: '2019-01-01',
  salience: 1,
  years: { 2011: 2, 2019: 3 },
};

interface Written {
  readonly date: string | null;
  readonly text: string;
  readonly title?: string;
  readonly comments?: readonly {
    readonly text: string;
    readonly author?: string;
    readonly parent?: number;
    readonly date?: string;
  }[];
}

const paragraph = (text: string) => [{ t: 'p', c: [text] } as const];

/** An archive of these posts, counted as an import counts. */
function readerOf(written: readonly Written[], term = TERM) {
  const read = { posts: 0, threads: 0 };
  const rows = written.map<PostRow>(({ date, text, title }, no) => ({
    no,
    post: {
      id: `p${no}`,
      kind: 'post',
      title: title ?? `Post ${no}`,
      date,
      url: null,
      author: null,
      labels: [],
      body: paragraph(text),
      teaser: false,
    },
    comments: 0,
    hash: '',
    source: null,
  }));
  const threads = written.map(({ comments = [] }, no) =>
    comments.map<Comment>(({ text, author, parent, date }, at) => ({
      id: `c${no}-${at}`,
      parent: parent === undefined ? null : `c${no}-${parent}`,
      author: author ?? null,
      date: date ?? null,
      removed: text === '',
      body: text === '' ? [] : paragraph(text),
    })),
  );
  const dictionary = openDictionary(compileTerms([term]));
  const count = (text: string) => matchTerms(dictionary, text).length;
  const occurrences = written
    .flatMap<Occurrence>(({ text, comments = [] }, post) => [
      { post, comment: -1, count: count(text) },
      ...comments.map((one, comment) => ({ post, comment, count: count(one.text) })),
    ])
    .filter(one => one.count > 0);
  const reader = {
    archive: async () => ARCHIVE,
    termsByNo: async (_: string, nos: readonly number[]) =>
      nos.map(no => (no === 0 ? term : undefined)),
    occurrences: async () => encodeOccurrences(occurrences),
    postsInTime: async () =>
      rows
        .filter(({ post }) => post.date !== null)
        .sort((a, b) => (a.post.date! < b.post.date! ? -1 : 1))
        .map(({ no }) => no),
    posts: async (_: string, nos: readonly number[]) => {
      read.posts += nos.length;
      return nos.map(no => rows[no]);
    },
    comments: async (_: string, no: number) => {
      read.threads++;
      return threads[no] ?? [];
    },
  } as Partial<ArchiveReader> as ArchiveReader;
  return { reader, read };
}

const gather = (written: readonly Written[], term = TERM) =>
  gatherEvidence(readerOf(written, term).reader, 'a', 0);

const said = ({ quotes }: Evidence) =>
  quotes.map(({ date, postDate, text }) => [
    date ?? postDate,
    text.map(piece => piece.text).join(''),
  ]);

const WORDS = 'boats ropes lamps crates masts sails tides gulls piers winds storms anchors'.split(
  ' ',
);
const DEEDS = 'counted painted weighed borrowed repaired forgot'.split(' ');
/** A sentence like no other of a number near it. */
const sentence = (n: number) =>
  `So the HQB ${DEEDS[n % 6]} ${WORDS[n % 12]} and ${WORDS[(n * 5 + 3) % 12]}, as ${WORDS[(n * 7 + 5) % 12]} do in year ${1000 + n}.`;

describe('the quotes of a card', () => {
  it('are three, of different times, the newest first, with the words set apart', async () => {
    const posts = Array.from({ length: 30 }, (_, n) => ({
      date: `${2000 + n}-05-01`,
      text: sentence(n),
    }));
    const evidence = await gather(posts);
    const years = evidence.quotes.map(({ date }) => Number(date?.slice(0, 4)));
    expect(years).toHaveLength(3);
    expect(years[0]).toBeGreaterThanOrEqual(2020);
    expect(years[1]).toBeGreaterThanOrEqual(2010);
    expect(years[1]).toBeLessThan(2020);
    expect(years[2]).toBeLessThan(2010);
    expect(evidence.quotes[0]?.text.filter(piece => piece.hit)).toEqual([
      { text: 'HQB', hit: true },
    ]);
  });

  it('are of different times for a term that was in the news once', async () => {
    const burst = Array.from({ length: 40 }, (_, n) => ({
      date: `2012-03-${String(1 + (n % 28)).padStart(2, '0')}`,
      text: sentence(n),
    }));
    const quiet = Array.from({ length: 60 }, (_, n) => ({
      date: `${2013 + Math.floor(n / 12)}-${String(1 + (n % 12)).padStart(2, '0')}-01`,
      text: 'Nothing to see here, and the gulls know it.',
    }));
    const late = { date: '2018-01-01', text: sentence(77) };
    const { quotes } = await gather([...burst, ...quiet, late]);
    expect(quotes.map(({ date }) => date?.slice(0, 4))).toEqual(['2018', '2012', '2012']);
  });

  it('never say the same twice, in the same words or nearly', async () => {
    const text = 'On Monday the HQB announced that every crate will be weighed twice from April.';
    const evidence = await gather([
      { date: '2011-01-01', text },
      { date: '2014-01-01', text: `As we wrote: ${text}` },
      { date: '2016-01-01', text: text.replace('announced', 'ANNOUNCED').replace('On', 'Last') },
      { date: '2019-01-01', text: 'Nobody at the HQB will say who ordered the new scales.' },
    ]);
    expect(evidence.quotes).toHaveLength(2);
    expect(said(evidence)[0]?.[0]).toBe('2019-01-01');
  });

  it('come from comments where posts have too few, and from what has no date only then', async () => {
    const undated = { date: null, text: 'The HQB has no calendar, they say, and it shows.' };
    const evidence = await gather([
      { date: '2011-01-01', text: 'A word from the HQB on the matter of the two lost crates.' },
      { date: '2012-01-01', text: 'Gulls.', comments: [{ text: 'HQB, of course.' }] },
      undated,
    ]);
    expect(said(evidence).map(([date]) => date)).toEqual(['2012-01-01', '2011-01-01']);
    expect(evidence.first?.date).toBe('2011-01-01');
    expect(said(await gather([undated]))).toEqual([[null, undated.text]]);
  });

  it('find the term by its other names', async () => {
    const evidence = await gather([
      { date: '2011-01-01', text: 'It was the Board that wanted the scales moved to the quay.' },
    ]);
    expect(evidence.quotes[0]?.text[1]).toEqual({ text: 'the Board', hit: true });
  });
});

describe('the best comment', () => {
  const long = 'We told the HQB in spring that the scales were wrong, and nobody wrote it down.';

  it('says what it answers: a comment, by its author and first words', async () => {
    const { bestComment } = await gather([
      {
        date: '2011-01-01',
        text: 'The scales.',
        comments: [
          { text: 'Who knew of this? Somebody must have known.', author: 'Kestrel' },
          { text: long, parent: 0, date: '2011-01-03' },
        ],
      },
    ]);
    expect(bestComment?.quote).toMatchObject({ comment: 'c0-1', date: '2011-01-03' });
    expect(bestComment?.answers).toEqual({
      author: 'Kestrel',
      text: 'Who knew of this? Somebody must have known.',
    });
  });

  it('answers its post where it answers no comment, and nothing where that was removed', async () => {
    const post = { date: '2011-01-01', text: 'The scales.' };
    const alone = await gather([{ ...post, comments: [{ text: long }] }]);
    expect(alone.bestComment?.answers).toEqual({ author: null, text: null });
    const orphan = await gather([{ ...post, comments: [{ text: '' }, { text: long, parent: 0 }] }]);
    expect(orphan.bestComment?.answers).toBe(null);
  });

  it('is one that others answered, and is not quoted again above', async () => {
    const other = 'They say at the HQB that the scales were right, and the fish are to blame.';
    const { bestComment, quotes } = await gather([
      { date: '2011-01-01', text: 'Gulls.', comments: [{ text: other }] },
      {
        date: '2011-02-01',
        text: 'Gulls.',
        comments: [{ text: long }, { text: 'True.', parent: 0 }, { text: 'Yes.', parent: 0 }],
      },
    ]);
    expect(bestComment?.quote.comment).toBe('c1-0');
    expect(quotes.map(({ comment }) => comment)).toEqual(['c0-0']);
  });
});

it('first and last are where the term stands first and last', async () => {
  const { first, last } = await gather([
    { date: '2019-01-01', text: 'Gulls.', comments: [{ text: 'HQB!', date: '2019-02-03' }] },
    { date: '2011-01-01', text: sentence(1) },
  ]);
  expect(first).toEqual({ date: '2011-01-01', place: { archive: 'a', post: 'p1', comment: null } });
  expect(last).toEqual({
    date: '2019-02-03',
    place: { archive: 'a', post: 'p0', comment: 'c0-0' },
  });
});

it('reads a few posts and threads, however often a term occurs', async () => {
  const { reader, read } = readerOf(
    Array.from({ length: 2_500 }, (_, n) => ({
      date: `${2000 + Math.floor(n / 125)}-05-${String(1 + (n % 28)).padStart(2, '0')}`,
      text: sentence(n),
      comments: [{ text: sentence(n + 1) }],
    })),
  );
  await gatherEvidence(reader, 'a', 0);
  expect(read.posts).toBeLessThan(40);
  expect(read.threads).toBeLessThan(12);
});

it('a term that is gone is said to be gone', async () => {
  const { reader } = readerOf([]);
  await expect(gatherEvidence(reader, 'a', 7)).rejects.toMatchObject({
    failure: { code: 'not-found' },
  });
});
