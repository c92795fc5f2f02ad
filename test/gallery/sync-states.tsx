import '../../components/options/options.css';
import { Sync, SyncLine, type SyncProps } from '../../components/sync/index.ts';
import type { SyncState } from '../../lib/model/index.ts';
import { failure, NOW } from './data.ts';
import type { State } from './states.tsx';
import { browserAccount, inSync, off, setups, sync } from './sync-data.ts';

const none = () => undefined;

const paused = (code: 'no-permission' | 'sign-in', message: string, action: string): SyncState => ({
  ...inSync,
  state: 'paused',
  waiting: 3,
  why: { code, message, action },
});

export const noPermission = paused(
  'no-permission',
  'The permission for cloud.example.org was taken back.',
  'Allow it again to go on; nothing is lost meanwhile.',
);
const refused = paused(
  'sign-in',
  'cloud.example.org refuses your user and password.',
  'If the app password was renewed, enter the new one.',
);
const waiting: SyncState = {
  ...inSync,
  state: 'waiting',
  waiting: 3,
  next: NOW + 5 * 60_000,
  why: {
    code: 'unreachable',
    message: 'cloud.example.org cannot be reached.',
    action: 'Nothing need be done: it is tried again by itself.',
  },
};
const nearlyFull: SyncState = {
  ...browserAccount,
  fullness: { used: 84_000, total: 102_400 },
  proposesWebdav: true,
};
const full: SyncState = {
  ...nearlyFull,
  state: 'paused',
  waiting: 37,
  notSent: 37,
  fullness: { used: 101_900, total: 102_400 },
};
const asking: SyncState = {
  ...inSync,
  state: 'paused',
  why: { code: 'asks', message: 'Many records would be removed.', action: 'Say what is meant.' },
  asks: { from: 'office0002', deletes: 312, of: 1_204 },
  aside: 2,
};

const page = (name: string, props: Partial<SyncProps>): State => ({
  name: `sync/${name}`,
  size: [820, 900],
  view: () => (
    <div class="options">
      <main>
        <h1 class="hidden-text">Backstory</h1>
        <Sync {...sync} {...props} />
      </main>
    </div>
  ),
});

const line = (name: string, state: SyncState): State => ({
  name: `sync-line/${name}`,
  size: [360, 80],
  view: () => (
    <main>
      <h1 class="hidden-text">Backstory</h1>
      <SyncLine state={state} clock={() => NOW} onSyncNow={none} onSettings={none} />
    </main>
  ),
});

export const SYNC_STATES: readonly State[] = [
  page('off', { state: off }),
  page('looking', { state: off, setup: setups.looking }),
  page('not-reached', { state: off, setup: { ...setups.choosing, failure } }),
  page('new-seal', { state: off, setup: setups.empty }),
  page('new-seal-server', { state: off, setup: setups.emptyServer }),
  page('sealed', { state: off, setup: { ...setups.sealed, failure } }),
  page('plan', { state: off, setup: setups.plan }),
  page('invited', { state: off, setup: setups.invited }),
  page('recovery', {
    state: { ...inSync, undo: [] },
    code: { kind: 'recovery', code: 'K7QD-9MXA-2R4V-HT6P-WE3C-8NZB-5GSJ' },
  }),
  page('pairing', { code: { kind: 'pairing', code: 'R4VH-T6PW', until: NOW + 9 * 60_000 } }),
  page('invitation', {
    state: { ...inSync, remote: 'couchdb', by: 'Jo' },
    code: {
      kind: 'invitation',
      text: 'backstory-set-1.WyJjb3VjaGRiIiwiaHR0cHM6Ly9jb3VjaC5leGFtcGxlLm9yZy9icmFuY2giLCIiLCIiLCJLN1FELTlNWEEiLCIiXQ.1k3j5h7g9f2',
    },
  }),
  page('in-sync', {}),
  page('browser', { state: browserAccount }),
  page('waiting', { state: waiting }),
  page('syncing', { state: { ...inSync, state: 'syncing' }, busy: 'Removing the device…' }),
  page('no-permission', { state: noPermission }),
  page('refused', { state: refused }),
  page('nearly-full', { state: nearlyFull }),
  page('full', { state: full }),
  page('asks', { state: asking }),
  page('moving', { setup: { ...setups.choosing, moves: true } }),
  page('loading', { state: null }),
  page('failed', { state: null, failure }),
  line('in-sync', inSync),
  line('waiting', waiting),
  line('paused', noPermission),
  line('full', full),
];
