/** What a remote refuses, in words; and when it is asked again. */
import { type Failure, type FailureCode, fail, type SyncPause } from '../model/index.ts';
import { RemoteError, type RemoteFault } from './remote-ports.ts';

const FIRST_WAIT = 30_000;
const LONGEST_WAIT = 6 * 3_600_000;

const ACTIONS: Record<RemoteFault, string> = {
  'sign-in': 'If the app password was renewed, enter the new one.',
  forbidden: 'Give this user the right to write there, or choose another folder.',
  'not-a-remote': 'Check the address: open it in a tab, and see what answers.',
  full: 'Make room there, or go over to a WebDAV server.',
  busy: 'It is tried again by itself.',
  unreachable: 'It is tried again by itself, once the server answers.',
  'no-permission': 'Allow Backstory to reach that address again.',
  internal: 'It is tried again by itself; if it stays, report it.',
};

const CODES: Record<RemoteFault, FailureCode> = {
  'sign-in': 'refused',
  forbidden: 'refused',
  'not-a-remote': 'refused',
  full: 'storage-full',
  busy: 'unreachable',
  unreachable: 'unreachable',
  'no-permission': 'no-permission',
  internal: 'internal',
};

export function pauseOf(error: unknown): SyncPause {
  const code = error instanceof RemoteError ? error.fault : 'internal';
  const message = error instanceof Error ? error.message : String(error);
  return { code, message, action: ACTIONS[code] };
}

export function failureOfRemote(error: unknown): { ok: false; error: Failure } {
  const { code, message, action } = pauseOf(error);
  return fail(CODES[code as RemoteFault], message, action);
}

/** Faults that time alone may mend. */
export function isPassing({ code }: SyncPause): boolean {
  return code === 'busy' || code === 'unreachable' || code === 'internal';
}

/**
 * When to try again after so many failures in a row: 30 s, doubled each time, up to six hours, half to
 * one and a half of it by chance, so that many devices do not come at the same moment; and not before
 * the remote said.
 */
export function nextTry(
  error: unknown,
  failures: number,
  now: number,
  random: () => number,
): number {
  const wait = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** Math.min(failures, 20));
  const ours = now + Math.round(wait * (0.5 + random()));
  const said = error instanceof RemoteError ? error.retryAt : null;
  // A server that says "next year" is not believed beyond a day.
  return said === null ? ours : Math.max(ours, Math.min(said, now + 86_400_000));
}
