import { expect, it } from 'vitest';
import { shareDone, timeLeft } from '../../../components/options/time-left.ts';
import { crawl, joining, status } from '../../gallery/data.ts';

it.each([
  ['of bytes', { ...status, bytesTotal: 400, bytesDone: 100 }, 0.25],
  ['of bytes that were said to be fewer', { ...status, bytesTotal: 4, bytesDone: 5 }, 1],
  ['of nothing', { ...status, bytesTotal: 0 }, null],
  [
    'of posts and comments',
    { ...crawl, posts: 10, comments: 40, expected: { posts: 20, comments: 80 } },
    0.5,
  ],
  [
    'of posts alone, where comments are not counted',
    { ...crawl, posts: 10, comments: 40, expected: { posts: 20, comments: null } },
    0.5,
  ],
  ['of what nobody knows', { ...crawl, expected: null }, null],
  ['of unknown posts', { ...crawl, expected: { posts: null, comments: 80 } }, null],
  [
    'of what comes with one page, as an update does',
    { ...crawl, posts: 0, comments: 0, expected: { posts: 1, comments: null } },
    null,
  ],
  ['of no posts', { ...crawl, expected: { posts: 0, comments: 0 } }, null],
  ['of comments that stand with their posts', joining, 1 / 3],
  ['of comments that come with their posts', { ...joining, comments: 0, loose: 0 }, null],
])('the share %s', (_, given, share) => {
  expect(shareDone(given)).toBe(share);
});

it.each([
  ['the pace goes on', { at: 0, share: 0.2 }, { at: 10_000, share: 0.4 }, 30_000],
  ['too early to say', { at: 0, share: 0 }, { at: 2_999, share: 0.4 }, null],
  ['nothing has come', { at: 0, share: 0.4 }, { at: 60_000, share: 0.4 }, null],
  ['all has come', { at: 0, share: 0.4 }, { at: 60_000, share: 1 }, null],
])('%s', (_, from, to, left) => {
  const said = timeLeft(from, to);
  if (left === null) expect(said).toBe(null);
  else expect(said).toBeCloseTo(left);
});
