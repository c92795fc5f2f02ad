/** The catalogue's part on sync: only from our own pages, to the background. */
import * as v from 'valibot';
import type { JoinPlan, RemoteLook, SyncState } from '../model/index.ts';

const Address = v.pipe(v.string(), v.url(), v.regex(/^https?:/), v.maxLength(2_000));
const Secret = v.pipe(v.string(), v.maxLength(1_000));
const Name = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(60));

const Choice = v.variant('kind', [
  v.object({ kind: v.literal('browser') }),
  v.object({
    kind: v.picklist(['webdav', 'couchdb']),
    address: Address,
    user: v.pipe(v.string(), v.maxLength(300)),
    password: Secret,
  }),
]);

const Opening = v.variant('how', [
  v.object({ how: v.literal('passphrase'), passphrase: Secret }),
  v.object({ how: v.literal('recovery'), code: Secret }),
  v.object({ how: v.literal('pairing'), code: Secret }),
  v.object({ how: v.literal('open') }),
]);

/** How sync stands; from then on what is watched follows it. */
export const PageSyncState = v.object({ type: v.literal('page.sync-state') });

/** What is at a remote? Its origin's permission was given before. */
export const PageSyncLook = v.object({ type: v.literal('page.sync-look'), choice: Choice });

/** What would joining, or moving there, do? */
export const PageSyncPlan = v.object({
  type: v.literal('page.sync-plan'),
  choice: Choice,
  opening: Opening,
});

export const PageSyncJoin = v.object({
  type: v.literal('page.sync-join'),
  choice: Choice,
  opening: Opening,
  names: v.object({ device: Name, by: v.nullable(Name) }),
});

export const PageSyncMove = v.object({
  type: v.literal('page.sync-move'),
  choice: Choice,
  opening: Opening,
});

/** Wait some seconds for news at the remote, and sync where there are; asked again as long as a view is open. */
export const PageSyncNews = v.object({ type: v.literal('page.sync-news') });

export const PageSyncNow = v.object({ type: v.literal('page.sync-now') });

/** The user says whether many are to be removed. */
export const PageSyncAnswer = v.object({
  type: v.literal('page.sync-answer'),
  agreed: v.boolean(),
});

/** Take back what a pull changed. */
export const PageSyncUndo = v.object({
  type: v.literal('page.sync-undo'),
  pull: v.pipe(v.number(), v.integer(), v.minValue(0)),
});

export const PageSyncRename = v.object({ type: v.literal('page.sync-rename'), device: Name });

export const PageSyncRemoveDevice = v.object({
  type: v.literal('page.sync-remove-device'),
  device: v.pipe(v.string(), v.regex(/^[0-9a-z]{10}$/)),
});

export const PageSyncPassphrase = v.object({
  type: v.literal('page.sync-passphrase'),
  passphrase: Secret,
});

/** A new code to print; it is the key of an invitation, too. */
/** The server's: an app password was renewed. */
export const PageSyncPassword = v.object({
  type: v.literal('page.sync-password'),
  password: Secret,
});

export const PageSyncRecovery = v.object({ type: v.literal('page.sync-recovery') });
export const PageSyncPairing = v.object({ type: v.literal('page.sync-pairing') });
export const PageSyncLeave = v.object({ type: v.literal('page.sync-leave') });

export const SYNC_REQUESTS = [
  PageSyncState,
  PageSyncLook,
  PageSyncPlan,
  PageSyncJoin,
  PageSyncMove,
  PageSyncNews,
  PageSyncNow,
  PageSyncAnswer,
  PageSyncUndo,
  PageSyncRename,
  PageSyncRemoveDevice,
  PageSyncPassphrase,
  PageSyncPassword,
  PageSyncRecovery,
  PageSyncPairing,
  PageSyncLeave,
] as const;

export interface SyncAnswers {
  'page.sync-state': SyncState;
  'page.sync-look': RemoteLook;
  'page.sync-plan': JoinPlan;
  /** To be printed, where a new seal was made. */
  'page.sync-join': { readonly recovery: string | null };
  'page.sync-move': { readonly recovery: string | null };
  /** Whether it is worth asking again at once. */
  'page.sync-news': { readonly again: boolean };
  'page.sync-now': SyncState;
  'page.sync-answer': SyncState;
  /** How many records were taken back. */
  'page.sync-undo': { readonly records: number };
  'page.sync-rename': SyncState;
  'page.sync-remove-device': SyncState;
  'page.sync-passphrase': SyncState;
  'page.sync-password': SyncState;
  'page.sync-recovery': { readonly code: string };
  /** `until` in milliseconds since 1970. */
  'page.sync-pairing': { readonly code: string; readonly until: number };
  'page.sync-leave': SyncState;
}
