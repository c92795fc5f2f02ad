import type { Setup, SyncProps } from '../../components/sync/index.ts';
import type { JoinPlan, SyncDevice, SyncState } from '../../lib/model/index.ts';
import { NOW } from './data.ts';

const none = () => undefined;
const MINUTE = 60_000;
const DAY = 86_400_000;

export const devices: readonly SyncDevice[] = [
  { id: 'laptop0001', name: 'Firefox on Linux', lastSeen: NOW - 3 * MINUTE, here: true },
  { id: 'office0002', name: 'Edge at the office', lastSeen: NOW - 2 * DAY, here: false },
  { id: 'phone00003', name: 'Firefox on Android', lastSeen: NOW - 41 * DAY, here: false },
];

export const off: SyncState = {
  state: 'off',
  waiting: 0,
  notSent: 0,
  why: null,
  last: null,
  next: null,
  remote: null,
  address: null,
  sealed: false,
  by: null,
  fullness: null,
  proposesWebdav: false,
  devices: [],
  asks: null,
  undo: [],
  aside: 0,
  elsewhere: [],
  log: [],
};

export const inSync: SyncState = {
  ...off,
  state: 'in-sync',
  last: NOW - 3 * MINUTE,
  next: NOW + 12 * MINUTE,
  remote: 'webdav',
  address: 'https://cloud.example.org/remote.php/dav/files/jo/Backstory/',
  sealed: true,
  fullness: { used: 412_000, total: null },
  devices,
  undo: [
    { pull: 7, at: NOW - 3 * MINUTE, records: 1 },
    { pull: 6, at: NOW - 200 * MINUTE, records: 12 },
  ],
  elsewhere: [
    {
      id: 'k3x',
      title: 'The Duty Desk',
      address: 'https://dutydesk.example/',
      pack: false,
      devices: ['office0002'],
    },
    { id: 'k4y', title: 'Branch minutes', address: null, pack: false, devices: ['phone00003'] },
  ],
  log: [
    { at: NOW - 3 * MINUTE, words: '1 change came from Edge at the office.', level: 'info' },
    { at: NOW - 200 * MINUTE, words: 'cloud.example.org cannot be reached.', level: 'warning' },
    { at: NOW - 2 * DAY, words: 'This device joined.', level: 'info' },
  ],
};

export const browserAccount: SyncState = {
  ...inSync,
  remote: 'browser',
  address: null,
  sealed: false,
  fullness: { used: 31_000, total: 102_400 },
  undo: [],
  elsewhere: [],
};

export const plan: JoinPlan = {
  look: 'sealed',
  devices: devices.slice(1),
  comes: 131,
  goes: 14,
  same: 212,
  merges: 9,
  removes: 1,
  twoNotes: 2,
  highlights: { comes: 120, goes: 14 },
};

const server = {
  kind: 'webdav',
  address: 'https://cloud.example.org/remote.php/dav/files/jo/Backstory/',
  user: 'jo',
  password: 'secret',
} as const;

export const setups = {
  choosing: { step: 'choose', moves: false, busy: null, failure: null },
  looking: { step: 'choose', moves: false, busy: 'Asking cloud.example.org…', failure: null },
  empty: {
    step: 'open',
    moves: false,
    busy: null,
    failure: null,
    choice: { kind: 'browser' },
    look: 'empty',
  },
  emptyServer: {
    step: 'open',
    moves: false,
    busy: null,
    failure: null,
    choice: server,
    look: 'empty',
  },
  sealed: { step: 'open', moves: false, busy: null, failure: null, choice: server, look: 'sealed' },
  plan: {
    step: 'plan',
    moves: false,
    busy: null,
    failure: null,
    choice: server,
    opening: { how: 'passphrase', passphrase: 'x' },
    plan,
  },
  invited: {
    step: 'plan',
    moves: false,
    busy: null,
    failure: null,
    choice: { ...server, kind: 'couchdb', address: 'https://couch.example.org/branch' },
    opening: { how: 'recovery', code: 'X' },
    plan: { ...plan, merges: 0, removes: 0, twoNotes: 0, same: 0 },
  },
} as const satisfies Readonly<Record<string, Setup>>;

export const sync: SyncProps = {
  state: inSync,
  failure: null,
  busy: null,
  setup: null,
  code: null,
  device: 'Firefox on Linux',
  clock: () => NOW,
  steps: {
    readInvitation: text =>
      text.startsWith('backstory-set-1.')
        ? {
            kind: 'couchdb',
            address: 'https://couch.example.org/branch',
            user: '',
            password: '',
            code: 'ABCD-EFGH',
          }
        : null,
    onBegin: none,
    onLook: none,
    onOpening: none,
    onJoin: none,
    onCancel: none,
  },
  deeds: {
    onSyncNow: none,
    onPermit: none,
    onAnswer: none,
    onUndo: none,
    onRename: none,
    onRemove: none,
    onPassphrase: none,
    onPassword: none,
    onRecovery: none,
    onPairing: none,
    onInvite: none,
    onLeave: none,
    onImport: none,
    onPrint: none,
    onCopy: none,
    onCodeSeen: none,
  },
};
