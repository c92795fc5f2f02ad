import { type Failure, fail } from '../../lib/model/index.ts';

/** A file is refused before it is read: `most` bytes are allowed. */
export function tooLarge(most: number): Failure {
  return fail(
    'unreadable',
    `The file has more than ${Math.round(most / 1e6)} MB.`,
    'Choose a smaller file; an export can be made in parts.',
  ).error;
}
