import { FailureError, fail } from '../../model/index.ts';

export function damaged(what: string, action = 'Fetch the file again.'): FailureError {
  return new FailureError(fail('damaged', what, action).error);
}

export function endsInTheMiddle(name: string): FailureError {
  return damaged(
    `${name} ends in the middle: what is behind that place is missing.`,
    'Fetch the file again; what was there has been read.',
  );
}

/** For what is whole, but of a kind that is not read here. */
export function unreadable(what: string, action: string): FailureError {
  return new FailureError(fail('unreadable', what, action).error);
}
