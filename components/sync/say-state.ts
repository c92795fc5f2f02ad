import type { RemoteKind, SyncState } from '../../lib/model/index.ts';
import { sayAgo, sayAhead } from '../options/when.ts';
import { sayNumber } from '../shared/index.ts';
import { sayHost } from './say-place.ts';

const REMOTE_NAMES: Readonly<Record<RemoteKind, string>> = {
  browser: 'your browser account',
  webdav: 'WebDAV',
  couchdb: 'CouchDB',
};

/** "your browser account", "WebDAV at cloud.example.org" */
export function sayWay(remote: RemoteKind, address: string | null): string {
  const name = REMOTE_NAMES[remote];
  return address === null ? name : `${name} at ${sayHost(address)}`;
}

/**
 * How sync stands, in a sentence or two; `now` in milliseconds since 1970. `brief` leaves out why, where
 * that stands beside it.
 */
export function sayState(state: SyncState, now: number, brief = false): string {
  const { waiting, notSent, last, next } = state;
  const why = brief ? null : state.why;
  if (state.state === 'off') return 'Sync is off.';
  if (state.state === 'syncing') return 'Syncing…';
  if (notSent > 0) return `Full: ${sayNumber(notSent)} not sent.`;
  if (state.state === 'paused') return `Paused. ${why?.message ?? ''}`.trim();
  if (state.state === 'waiting') {
    const what = waiting > 0 ? `${sayNumber(waiting)} waiting to be sent.` : 'Not in sync yet.';
    const again = next === null ? '' : ` It is tried again ${sayAhead(next, now)}.`;
    return `${what}${why ? ` ${why.message}` : ''}${again}`;
  }
  return last === null ? 'In sync.' : `In sync, ${sayAgo(last, now)}.`;
}
