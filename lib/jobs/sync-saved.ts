/** What sync remembers between two runs: one row, written in the transactions of what it tells of. */
import type {
  DeviceId,
  JoinNames,
  RemoteChoice,
  SeenVector,
  SyncLogEntry,
  SyncPause,
  SyncRecordId,
  SyncState,
} from '../model/index.ts';

/** A remote that is joined. */
export interface Joined {
  readonly choice: RemoteChoice;
  /** 32 bytes that all keys are derived from; as safe as the highlights that lie beside it. */
  readonly master: Uint8Array;
  readonly keyId: string;
  /** The key ring as it is at the remote, to be put there again where it is gone; and its number. */
  readonly ring: Uint8Array;
  readonly ringNumber: number;
  readonly sealed: boolean;
  readonly names: JoinNames;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** Numbers from the first to the last. */
export type Range = readonly [first: number, last: number];

/** One of our batches that is in force: a run of numbers, one a part. */
export interface OwnBatch {
  readonly range: Range;
  /** Bytes of each part as it was sealed. */
  readonly sizes: readonly number[];
  /** What was known of the others' logs when it was written. */
  readonly seen: SeenVector;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** How many records it was written with. */
  readonly records: number;
}

/** What is known of another device's log. */
export interface OtherLog {
  readonly name: string;
  /** By its own clock, not beyond ours; milliseconds since 1970. */
  readonly lastSeen: number;
  /** The highest number that was read: what is listed below it and gone later is told as rolled back. */
  readonly top: number;
  /** What is in force, as its newest batch says. */
  readonly live: readonly Range[];
  /** Everything in its log was written after it had read this far in the others'. */
  readonly floor: SeenVector;
  /** Numbers at or below `top` that could not be read, and are tried again. */
  readonly bad: readonly number[];
  /** What it says that it can't read, by device. */
  readonly misses: Readonly<Record<DeviceId, readonly number[]>>;
  /** Its folder is gone. What comes back of it up to `top` is old: it may have what was removed since. */
  readonly gone: boolean;
}

/** Sealed parts that are being written; the same bytes are put until they are there. */
export interface Outbox {
  readonly batch: OwnBatch;
  readonly items: readonly { readonly name: string; readonly bytes: Uint8Array }[];
  /** By record, a hash of it as it was sent. */
  readonly sent: readonly (readonly [SyncRecordId, number])[];
}

export interface SyncSaved {
  readonly joined: Joined | null;
  /** The next number of our own log, never given twice. */
  readonly next: number;
  readonly own: readonly OwnBatch[];
  readonly others: Readonly<Record<DeviceId, OtherLog>>;
  readonly outbox: Outbox | null;
  /** First numbers of our batches that the one in the outbox takes the place of. */
  readonly superseded: readonly number[];
  /** What our newest batch tells of ourselves beside its records: name, and what can't be read. */
  readonly told: string;
  /** After a long silence: what the remote has no more is dropped here, once all is read. */
  readonly anew: boolean;
  readonly why: SyncPause | null;
  readonly asks: SyncState['asks'];
  /** What the user agreed to: so many deletions from there, until the next sync has gone through. */
  readonly agreed: SyncState['asks'];
  readonly last: number | null;
  readonly nextTry: number | null;
  /** Attempts that failed since the last that did not. */
  readonly failures: number;
  /** When tombstones and silent devices were last looked through. */
  readonly tidied: number;
  readonly notSent: number;
  readonly used: number;
  readonly total: number | null;
  /** Pairing codes that are shown, to be taken away. */
  readonly pairing: readonly { readonly name: string; readonly until: number }[];
  readonly log: readonly SyncLogEntry[];
}

export const NOTHING_SAVED: SyncSaved = {
  joined: null,
  next: 1,
  own: [],
  others: {},
  outbox: null,
  superseded: [],
  told: '',
  anew: false,
  why: null,
  asks: null,
  agreed: null,
  last: null,
  nextTry: null,
  failures: 0,
  tidied: 0,
  notSent: 0,
  used: 0,
  total: null,
  pairing: [],
  log: [],
};

const MOST_LOGGED = 100;

/** With a sentence more in the log; the same sentence as the last takes its place. */
export function logged(
  saved: SyncSaved,
  at: number,
  words: string,
  level: SyncLogEntry['level'] = 'info',
): SyncSaved {
  const before = saved.log[0]?.words === words ? saved.log.slice(1) : saved.log;
  return { ...saved, log: [{ at, words, level }, ...before].slice(0, MOST_LOGGED) };
}
