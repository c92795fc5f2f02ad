import { describe, expect, it } from 'vitest';
import {
  type IndexDoc,
  parseQuery,
  type SearchOptions,
  search,
} from '../../../lib/search/index.ts';
import { openDocs } from './segments.ts';

const day = (date: string) => Date.parse(date) / 86_400_000;

function post(no: number, date: string, body: string, more: Partial<IndexDoc['fields']> = {}) {
  return { post: no, comment: -1, day: day(date), fields: { body, ...more } };
}

function comment(no: number, nth: number, date: string, author: string, body: string): IndexDoc {
  return { post: no, comment: nth, day: day(date), fields: { author, body } };
}

const SEGMENTS = await openDocs(
  [
    post(0, '2014-05-30', 'The contract of the CRC was let. Nobody had read it.', {
      title: 'Contracts',
      labels: 'TR\nPay rise',
      author: 'Jim Brown',
    }),
    comment(0, 0, '2014-06-01', 'Getafix', 'CRC, CRC, and again CRC. The mailroom has none.'),
    comment(0, 1, '2014-06-02', 'Anonymous', 'A CRC by any other name.'),
    comment(0, 2, '2015-01-01', 'Getafix', 'My ferret is well, thank you.'),
    post(1, '2015-03-01', 'On hostels and their lodgers.', { labels: 'Hostels', author: 'Guest' }),
  ],
  [
    comment(1, 0, '2015-03-02', 'Anonymous', 'The CRC forgot the ferret.'),
    comment(
      1,
      1,
      '2016-03-02',
      'Getafix',
      'Community Rehabilitation Companies never saw a hostel.',
    ),
    post(2, '2018-01-05', 'The CRC leaves. Pay is what it was.', {
      title: 'Goodbye to the CRC',
      labels: 'TR',
      author: 'Jim Brown',
    }),
    post(3, '2018-12-31', 'A note on mailrooms.', { author: 'Jim Jones' }),
  ],
);

async function ask(text: string, options: Partial<SearchOptions> = {}) {
  return search(SEGMENTS, parseQuery(text), { limit: 20, fill: false, ...options });
}

/** '2' is post 2, '1.0' its first comment. */
async function found(text: string, options: Partial<SearchOptions> = {}): Promise<string> {
  const { hits } = await ask(text, options);
  return hits.map(hit => `${hit.post}${hit.comment < 0 ? '' : `.${hit.comment}`}`).join(' ');
}

describe('a post and its comments', () => {
  it('leads with one of each thread; what else it has comes behind all of them', async () => {
    const { hits, posts, comments } = await ask('crc ');
    expect({ posts, comments }).toEqual({ posts: 2, comments: 3 });
    const leaders = hits.filter(hit => hit.leads);
    expect(leaders.map(hit => hit.post).sort()).toEqual([0, 1, 2]);
    expect(hits[0]).toMatchObject({ post: 2, comment: -1, others: 0 });
    expect(leaders.find(hit => hit.post === 0)).toMatchObject({ others: 2 });
  });

  it('puts a post that says it before one line under another post', async () => {
    const body =
      'There was a plan for ten regions and then for eleven, and in the end came the trusts.';
    const segments = await openDocs([
      post(0, '2014-01-01', 'Of other things, at length, and with no end in sight.'),
      comment(0, 0, '2014-01-02', 'Ann', 'Trusts!'),
      post(1, '2014-01-03', body),
    ]);
    const { hits } = await search(segments, parseQuery('trusts '), { limit: 9 });
    expect(hits.map(hit => hit.post)).toEqual([1, 0]);
  });

  it('finds words that only stand together in a thread, over segments', async () => {
    const { hits, posts, comments } = await ask('hostels forgot ');
    expect({ posts, comments }).toEqual({ posts: 1, comments: 0 });
    expect(hits).toMatchObject([{ post: 1, comment: -1, elsewhere: ['forgot'], missing: [] }]);
    expect(await found('contract ferret ')).toBe('0');
  });

  it('shows the comment that has every word rather than its post', async () => {
    const { hits } = await ask('crc ferret ');
    expect(hits[0]).toMatchObject({ post: 1, comment: 0, leads: true, elsewhere: [] });
    // Scattered over a thread, it is the rarer word that shows where.
    expect(hits[1]).toMatchObject({ post: 0, comment: 2, elsewhere: ['crc'] });
  });

  it('does not mix the posts of two archives', async () => {
    const owners = ['a', 'b'];
    expect(await found('lodgers forgot ')).toBe('1');
    expect(await found('lodgers forgot ', { owners })).toBe('');
  });

  it('sorts by date', async () => {
    expect(await found('crc ', { sort: 'newest' })).toBe('2 1.0 0.1 0.0 0');
    expect(await found('crc ', { sort: 'oldest' })).toBe('0 0.0 0.1 1.0 2');
  });
});

describe('filters', () => {
  it.each([
    ['in:posts crc ', '2 0'],
    ['in:comments crc ', '0.0 1.0 0.1'],
    ['-in:posts crc ', '0.0 1.0 0.1'],
    ['in:comments in:posts forgot ', '1.0'],
    // Each of what somebody wrote has to have every word.
    ['author:getafix crc ', '0.0'],
    ['author:getafix crc ferret ', ''],
    ['author:"jim brown" crc ', '2 0'],
    ['author:get', '1.1 0.2 0.0'],
    ['author:getafix author:guest', '1.1 1 0.2 0.0'],
    ['author:jim', '3 2 0'],
    ['author:brown.jim', ''],
    ['-author:getafix -author:anonymous crc ', '2 0'],
    ['label:tr', '2 0'],
    ['label:"pay rise" ', '0'],
    ['label:pay-rise ferret ', '0.2'],
    ['label:tr label:pay ', '0'],
    ['label:contract', ''],
    ['-label:tr crc ', '1.0'],
    ['year:2018', '3 2'],
    ['year:2014 crc ', '0.0 0 0.1'],
    ['before:2014-06 crc ', '0'],
    ['after:2014-06-02 crc ', '2 1.0 0.1'],
    ['after:2014-06 before:2015 crc ', '0.0 0.1'],
    ['-year:2014 crc ', '2 1.0'],
    ['year:1999 crc ', ''],
    ['site:crc', ''],
  ])('%s', async (text, expected) => {
    const sort = (list: string) => list.split(' ').sort().join(' ');
    expect(sort(await found(text))).toBe(sort(expected));
  });

  it('orders what only filters ask for by date', async () => {
    expect(await found('author:getafix')).toBe('1.1 0.2 0.0');
    expect(await found('author:getafix', { sort: 'oldest' })).toBe('0.0 0.2 1.1');
  });

  it('finds a term by all of its names', async () => {
    const namesOf = (term: string) =>
      term === 'CRC' ? ['CRC', 'Community Rehabilitation Companies'] : [];
    expect((await ask('term:CRC', { namesOf })).comments).toBe(4);
    expect(await found('term:CRC saw', { namesOf })).toBe('1.1');
    expect(await found('-term:CRC hostel ', { namesOf })).toBe('1');
    expect(await found('term:mailroom')).toBe('0.0');
  });

  it('finds nothing by what is only left out', async () => {
    expect(await found('-year:2014')).toBe('');
    expect(await found('-author:getafix -label:tr')).toBe('');
  });
});

describe('years', () => {
  const years = async (text: string) =>
    (await ask(text)).years.map(({ year, posts, comments }) => `${year} ${posts}+${comments}`);

  it('counts every match, whatever years are asked for', async () => {
    const all = ['2014 1+2', '2015 0+1', '2016 0+0', '2017 0+0', '2018 1+0'];
    expect(await years('crc ')).toEqual(all);
    expect(await years('crc year:2014 ')).toEqual(all);
    expect((await ask('crc year:2014 ')).posts).toBe(1);
  });

  it('is empty where nothing is found', async () => {
    expect(await years('zzzz ')).toEqual([]);
    expect(await years('')).toEqual([]);
  });
});

describe('too few results', () => {
  it('are filled up, with the words that are missing', async () => {
    const { hits, posts, comments } = await ask('forgot lodgers contract ', { fill: true });
    expect({ posts, comments }).toEqual({ posts: 0, comments: 0 });
    expect(hits[0]).toMatchObject({ post: 1, missing: ['contract'] });
    expect(hits[1]).toMatchObject({ post: 0, missing: ['forgot', 'lodgers'] });
  });

  it('come before those that fill them up, one of a thread', async () => {
    const { hits } = await ask('crc leaves ', { fill: true });
    expect(hits[0]).toMatchObject({ post: 2, missing: [] });
    expect(hits.slice(1).map(hit => hit.missing)).toEqual([['leaves'], ['leaves']]);
    expect(new Set(hits.map(hit => hit.post)).size).toBe(hits.length);
  });

  it('are scored in their order: who sorts by the score has the same list', async () => {
    const words = 'crc pay contract ferret hostel lodgers mailroom thank forgot leaves'.split(' ');
    for (const one of words) {
      for (const other of words.filter(word => word !== one)) {
        const { hits } = await ask(`${one} ${other} `, { fill: true });
        const scores = hits.map(hit => hit.score);
        expect(scores, `${one} ${other}`).toEqual(scores.toSorted((a, b) => b - a));
      }
    }
  });

  it('keep to the filters', async () => {
    const { hits } = await ask('crc leaves year:2014 ', { fill: true });
    expect(hits.map(hit => hit.post)).toEqual([0]);
  });

  it('say what occurs nowhere, and what is like it', async () => {
    const { hits, near } = await ask('hostilities ', { fill: true });
    expect(hits).toEqual([]);
    expect(near.map(one => one.word)).toEqual(['hostilities']);
    const [near0] = (await ask('contrakt', { typos: false })).near;
    expect(near0?.like).toContain('contract');
  });

  it('are not filled up with guesses alone', async () => {
    const { hits, corrected, near } = await ask('xylophone contrakt ', { fill: true });
    expect({ hits, corrected }).toEqual({ hits: [], corrected: null });
    expect(near.map(one => one.word)).toEqual(['xylophone']);
    expect((await ask('ferret contrakt ', { fill: true })).hits.length).toBeGreaterThan(0);
  });

  it('say which small words were left out', async () => {
    expect((await ask('what is the crc', { any: true })).leftOut).toEqual(['what', 'is', 'the']);
    expect((await ask('what is the crc')).leftOut).toEqual([]);
  });
});
