import type { DeviceId, HighlightRecord, Stamped } from './highlight.ts';
import type { ArchiveId } from './ids.ts';

export type Json =
  | null
  | boolean
  | number
  | string
  | readonly Json[]
  | { readonly [name: string]: Json };

/**
 * What is synced beside highlights, each field by itself: an edit of a term, the settings, what was set
 * for a site, an archive's entry in the list. `id` says which: see `lib/sync/fields.ts`. A field that is
 * null or absent is as it was before anybody set it; a record of such alone is a tombstone.
 */
export interface FieldRecord {
  readonly id: string;
  readonly fields: Readonly<Record<string, Stamped<Json>>>;
}

export type SyncRecord = HighlightRecord | FieldRecord;
/** `h…` of a highlight; `term/…`, `prefs`, `site/…`, `meaning/…`, `archive/…` of the others. */
export type SyncRecordId = string;

export const REMOTE_KINDS = ['browser', 'webdav', 'couchdb'] as const;
export type RemoteKind = (typeof REMOTE_KINDS)[number];

/** Why sync does not go on by itself, or not now. */
export type SyncPauseCode =
  /** As `RemoteFault` says. */
  | 'sign-in'
  | 'forbidden'
  | 'not-a-remote'
  | 'full'
  | 'busy'
  | 'unreachable'
  | 'no-permission'
  | 'internal'
  /** More than a fifth of the records would be deleted: `asks` says by whom. */
  | 'asks'
  /** The remote is sealed with another key now: join it again. */
  | 'other-key'
  /** This device was removed from the list by another one: join again. */
  | 'removed';

export interface SyncPause {
  readonly code: SyncPauseCode;
  /** What happened and what to do, a sentence each. */
  readonly message: string;
  readonly action: string;
}

/** Another device of the remote, or this one. */
export interface SyncDevice {
  readonly id: DeviceId;
  readonly name: string;
  /** When it last wrote, by its own clock; milliseconds since 1970. */
  readonly lastSeen: number;
  readonly here: boolean;
}

export interface SyncLogEntry {
  /** Milliseconds since 1970. */
  readonly at: number;
  /** A sentence. */
  readonly words: string;
  readonly level: 'info' | 'warning';
}

/** An archive that other devices have and this one has not. */
export interface ElsewhereArchive {
  readonly id: ArchiveId;
  readonly title: string;
  /** Of the blog, the feed or the pack; null where it was made of files. */
  readonly address: string | null;
  readonly pack: boolean;
  readonly devices: readonly DeviceId[];
}

/** Sync as views show it; plain JSON. */
export interface SyncState {
  /** `waiting`: there is something to send, or an attempt that is due later. */
  readonly state: 'off' | 'in-sync' | 'waiting' | 'syncing' | 'paused';
  /** Records that are changed here and not sent yet. */
  readonly waiting: number;
  /** Of these, those that the remote has no room for ("full: 37 not sent"). */
  readonly notSent: number;
  readonly why: SyncPause | null;
  /** When all was last exchanged, and when it is tried again by itself; milliseconds since 1970. */
  readonly last: number | null;
  readonly next: number | null;
  readonly remote: RemoteKind | null;
  /** Null for the browser account; no password in it. */
  readonly address: string | null;
  /** False where the key lies beside what it seals (browser account without a passphrase). */
  readonly sealed: boolean;
  /** The name that is put to highlights in a set that several share; null where it is one person's. */
  readonly by: string | null;
  /** Bytes; `total` is null where the remote knows no limit. */
  readonly fullness: { readonly used: number; readonly total: number | null } | null;
  /** The browser's storage is four fifths full: a WebDAV server is worth proposing. */
  readonly proposesWebdav: boolean;
  /** This device first, then by when they were last seen. */
  readonly devices: readonly SyncDevice[];
  /** A change that would delete many, and waits for `answer`. `from` is null for what was deleted here. */
  readonly asks: {
    readonly from: DeviceId | null;
    readonly deletes: number;
    readonly of: number;
  } | null;
  /** What came within the last day and can be taken back, the latest first. */
  readonly undo: readonly {
    readonly pull: number;
    readonly at: number;
    readonly records: number;
  }[];
  /** Records that are kept aside, since their clock is more than a day ahead. */
  readonly aside: number;
  readonly elsewhere: readonly ElsewhereArchive[];
  /** The latest first. */
  readonly log: readonly SyncLogEntry[];
}

/** Which remote, as it is kept here; the password stays on this device. */
export type RemoteChoice =
  | { readonly kind: 'browser' }
  | {
      readonly kind: 'webdav' | 'couchdb';
      /** Of the folder, or of the database. */
      readonly address: string;
      readonly user: string;
      readonly password: string;
    };

/**
 * What opens a remote's seal. At an empty remote, `passphrase` makes a new one and `open` leaves the key
 * beside what it seals; `recovery` and `pairing` open what is there.
 */
export type Opening =
  | { readonly how: 'passphrase'; readonly passphrase: string }
  /** From paper, or an invitation to a shared set. */
  | { readonly how: 'recovery'; readonly code: string }
  /** Shown on another device within the last ten minutes. */
  | { readonly how: 'pairing'; readonly code: string }
  | { readonly how: 'open' };

/** Names that the user gives when joining. */
export interface JoinNames {
  /** Of this device, as the others show it. */
  readonly device: string;
  /** Who it is, in a set that several share; null for one's own. */
  readonly by: string | null;
}

/** What is at a remote, before it is joined. */
export type RemoteLook = 'empty' | 'sealed' | 'open';

/** What a first join would do; nothing is written yet. */
export interface JoinPlan {
  readonly look: RemoteLook;
  readonly devices: readonly SyncDevice[];
  /** Records that are there only, here only, on both alike, and on both but different. */
  readonly comes: number;
  readonly goes: number;
  readonly same: number;
  readonly merges: number;
  /** Of `merges`: they are here and would be removed, as they were removed there later. */
  readonly removes: number;
  /** Of `merges`: notes were written apart, and both are kept. */
  readonly twoNotes: number;
  /** Highlights among `comes` and `goes`. */
  readonly highlights: { readonly comes: number; readonly goes: number };
}

/** By device, the highest sequence number of its log that is known. */
export type SeenVector = Readonly<Record<DeviceId, number>>;
