import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeThreads, plainBlocks, threadHash } from '../../../lib/archive/index.ts';
import type { Comment, Post, PostWithThread } from '../../../lib/model/index.ts';
import { fixture, parse, postsOf } from './reading.ts';

const post: Post = {
  id: 'p1',
  kind: 'post',
  title: 'Of Vans',
  date: '2019-05-03T09:51',
  url: 'https://example.org/vans',
  author: 'Ann',
  labels: ['vans'],
  body: plainBlocks(['The whole of it.']),
  teaser: false,
};

function comment(id: string, parent: string | null = null): Comment {
  return { id, parent, author: null, date: null, removed: false, body: plainBlocks([id]) };
}

/** `a b>a` is a comment a and its reply b. */
function thread(text: string, part: Partial<Post> = {}): PostWithThread {
  const comments = text
    .split(' ')
    .filter(Boolean)
    .map(word => {
      const [id, parent] = word.split('>');
      return comment(id!, parent ?? null);
    });
  return { post: { ...post, ...part }, comments };
}

const idsOf = (merged: PostWithThread) => merged.comments.map(({ id }) => id).join(' ');

describe('a post that is imported again', () => {
  it.each([
    [
      'nothing known',
      { title: null, date: null, url: null, author: null, labels: [], body: [] },
      {},
    ],
    ['a bare day', { date: '2019-05-03' }, {}],
    ['a teaser', { teaser: true, body: plainBlocks(['The whole']) }, {}],
    ['another day', { date: '2019-05-04' }, { date: '2019-05-04' }],
    ['a new title', { title: 'Of Lorries' }, { title: 'Of Lorries' }],
    ['a new body', { body: plainBlocks(['More.']) }, { body: plainBlocks(['More.']) }],
  ] as const)('with %s', (_, incoming, expected) => {
    expect(mergeThreads(thread(''), thread('', incoming)).post).toEqual({ ...post, ...expected });
  });

  it('becomes whole where it was a teaser', () => {
    const old = thread('', { teaser: true, body: plainBlocks(['The whole']) });
    expect(mergeThreads(old, thread('')).post).toEqual(post);
  });
});

describe('its comments', () => {
  it.each([
    ['at the end', 'a b', 'a b c', 'a b c'],
    ['between', 'a c', 'a b c', 'a b c'],
    ['at the start', 'b c', 'a b c', 'a b c'],
    ['as replies', 'a b>a c', 'a b>a d>a c e>c', 'a b d c e'],
    ['a reply before a known one', 'a c>a', 'a b>a c>a', 'a b c'],
    ['behind those that the new source lacks', 'a b c', 'a d', 'a d b c'],
    ['of another page of the thread', 'a b', 'c d>c', 'a b c d'],
    ['none', 'a b>a', '', 'a b'],
    ['in another order', 'a b', 'b a', 'a b'],
    ['all', '', 'a b>a', 'a b'],
  ])('new ones %s', (_, old, incoming, expected) => {
    expect(idsOf(mergeThreads(thread(old), thread(incoming)))).toBe(expected);
  });

  it('learn authors, times and parents, and forget none', () => {
    const old = thread('a b');
    const known = { ...comment('b', 'a'), author: 'Ann', date: '2019-05-03T10:00' };
    const merged = mergeThreads(old, { post, comments: [comment('a'), known] });
    expect(merged.comments[1]).toEqual(known);
    expect(mergeThreads(merged, old).comments[1]).toEqual(known);
  });

  it('survive circles', () => {
    expect(idsOf(mergeThreads(thread('a b>a'), thread('a>b b>a')))).toBe('a b');
  });

  const ids = fc.shuffledSubarray(['a', 'b', 'c', 'd', 'e', 'f'], { minLength: 0 });
  it('are all there, once, each behind its parent, whatever comes', () => {
    const parents: Record<string, string> = { b: 'a', d: 'c', e: 'c' };
    const some = ids.map(list =>
      thread(
        list
          .toSorted()
          .map(id => (parents[id] && list.includes(parents[id]) ? `${id}>${parents[id]}` : id))
          .join(' '),
      ),
    );
    fc.assert(
      fc.property(some, some, (old, incoming) => {
        const merged = mergeThreads(old, incoming);
        const all = merged.comments.map(({ id }) => id);
        const both = [...old.comments, ...incoming.comments].map(({ id }) => id);
        expect(all.toSorted()).toEqual([...new Set(both)].toSorted());
        for (const { id, parent } of merged.comments) {
          if (parent !== null) expect(all.indexOf(parent)).toBeLessThan(all.indexOf(id));
        }
        expect(threadHash(mergeThreads(merged, incoming))).toBe(threadHash(merged));
      }),
    );
  });
});

describe('the hash of a thread', () => {
  const [item] = postsOf(parse(fixture('full.txt')));
  const whole: PostWithThread = { post: item!.post, comments: item!.comments };

  it('is that of the thread merged with itself', () => {
    expect(threadHash(mergeThreads(whole, whole))).toBe(threadHash(whole));
    expect(threadHash(whole)).toMatch(/^[0-9a-z]{22}$/);
  });

  it('does not depend on the order of keys', () => {
    const turned = Object.fromEntries(Object.entries(post).toReversed()) as unknown as Post;
    expect(threadHash({ post: turned, comments: [] })).toBe(threadHash(thread('')));
  });

  it.each([
    ['a title', thread('a b', { title: 'Of Van' })],
    ['a label', thread('a b', { labels: [] })],
    ['a parent', thread('a b>a')],
    ['an order', thread('b a')],
    ['a comment', thread('a')],
  ])('changes with %s', (_, other) => {
    expect(threadHash(other)).not.toBe(threadHash(thread('a b')));
  });
});
