import { expect, it } from 'vitest';
import { FailureError, failureOf } from '../../../lib/model/index.ts';

const damaged = {
  code: 'damaged',
  message: 'The index is damaged.',
  action: 'Import the archive again.',
} as const;

it('gives what was thrown as a failure as it is', () => {
  expect(failureOf(new FailureError(damaged), 'The search failed', 'Try other words.')).toEqual(
    damaged,
  );
});

it.each([
  [new Error('no such row'), 'The search failed: no such row.'],
  [new Error('It ends by itself.'), 'The search failed: It ends by itself.'],
  ['a text', 'The search failed: a text.'],
  [new Error(''), 'The search failed.'],
])('tells of another error, %j, in one sentence', (error, message) => {
  expect(failureOf(error, 'The search failed', 'Try other words.')).toEqual({
    code: 'internal',
    message,
    action: 'Try other words.',
  });
});
