/** What a status means that is no success, in words for the user. */
import { retryAfter } from '../http/index.ts';
import { RemoteError } from '../jobs/ports.ts';

/** Statuses that mean the same whatever was asked. */
const ALWAYS: ReadonlySet<number> = new Set([401, 403, 407, 408, 413, 423, 425, 429, 507]);

/** Whether a status says all there is to say, so that no caller need look at it. */
export function isFault(status: number): boolean {
  return ALWAYS.has(status) || (status >= 500 && status !== 501 && status !== 505);
}

/**
 * @param retry the answer's `Retry-After`
 * @param now milliseconds since 1970
 */
export function statusFault(
  host: string,
  status: number,
  retry: string | null,
  now: number,
): RemoteError {
  switch (status) {
    case 401:
    case 407:
      return new RemoteError('sign-in', `${host} refuses your user and password.`);
    case 403:
      return new RemoteError('forbidden', `${host} does not allow this user to do that.`);
    case 413:
      return new RemoteError('full', `${host} takes no files of that size.`);
    case 507:
      return new RemoteError('full', `${host} has no room left.`);
  }
  if (isFault(status)) {
    const after = retryAfter(retry, now);
    const what =
      status === 423 ? 'has locked it' : status === 429 ? 'asks to wait' : 'is not at work';
    return new RemoteError(
      'busy',
      `${host} ${what} (${status}).`,
      after === null ? null : now + after,
    );
  }
  return new RemoteError('not-a-remote', `${host} does not understand what is asked (${status}).`);
}
