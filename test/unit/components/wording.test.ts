import { expect, it } from 'vitest';
import { nextStop } from '../../../components/shared/move-focus.ts';
import {
  sayBytes,
  sayCount,
  sayDuration,
  sayList,
  sayPostsAndComments,
} from '../../../components/shared/wording.ts';

it.each([
  [sayCount(1, 'post'), '1 post'],
  [sayCount(1204, 'comment'), '1,204 comments'],
  [sayCount(2, 'reply', 'replies'), '2 replies'],
  [sayPostsAndComments(84, 1204), '84 posts · 1,204 comments'],
  [sayPostsAndComments(0, 3), '3 comments'],
  [sayPostsAndComments(2, 0), '2 posts'],
  [sayPostsAndComments(0, 0), '0 posts'],
  [sayBytes(1), '1 byte'],
  [sayBytes(34_400), '34 kB'],
  [sayBytes(12_440_000), '12.4 MB'],
  [sayBytes(465_000_000), '465 MB'],
  [sayBytes(1_200_000_000), '1.2 GB'],
  [sayDuration(8), '0.1 seconds'],
  [sayDuration(420), '0.4 seconds'],
  [sayDuration(41_000), '41 seconds'],
  [sayDuration(184_000), '3 minutes'],
  [sayList([]), ''],
  [sayList(['a', 'b', 'c']), 'a, b and c'],
])('%s', (said, expected) => {
  expect(said).toBe(expected);
});

it.each([
  ['ArrowDown', -1, 3, true, 0],
  ['ArrowDown', 2, 3, true, null],
  ['ArrowDown', -1, 0, true, null],
  ['ArrowUp', 0, 3, true, -1],
  ['ArrowUp', 0, 3, false, null],
  ['ArrowUp', -1, 3, true, null],
  ['Home', -1, 3, true, null],
  ['End', 0, 3, true, 2],
  ['x', 0, 3, true, null],
] as const)('%s at %i of %i (box %s): %s', (key, at, count, box, expected) => {
  expect(nextStop(key, at, count, box)).toBe(expected);
});
