/** What sync needs of the world, and what it offers to views. */
import type {
  Clock,
  DeviceId,
  JoinNames,
  JoinPlan,
  Json,
  Opening,
  RemoteChoice,
  RemoteLook,
  Result,
  SyncRecord,
  SyncRecordId,
  SyncState,
} from '../model/index.ts';
import type { CryptoPort } from '../sync/index.ts';
import type { Remote } from './remote-ports.ts';
import type { SyncSaved } from './sync-saved.ts';

/** The engine. One in the background; none of its methods throws for what a remote does. */
export interface Sync {
  /** As it stands, without asking the remote. */
  state(): Promise<SyncState>;
  /** Whether there is something at a remote, and whether a passphrase is needed. Writes nothing. */
  look(choice: RemoteChoice): Promise<Result<RemoteLook>>;
  /** What joining would do: reads everything, writes nothing, here or there. A wrong passphrase fails. */
  plan(choice: RemoteChoice, opening: Opening): Promise<Result<JoinPlan>>;
  /** Joins, and syncs for the first time. `recovery` is to be printed, where a new seal was made. */
  join(
    choice: RemoteChoice,
    opening: Opening,
    names: JoinNames,
  ): Promise<Result<{ readonly recovery: string | null; readonly state: SyncState }>>;
  /**
   * Pulls what is new, merges it, and pushes what was changed here. One at a time: a second call waits
   * for the first. May be killed at any moment, and called again at any time.
   */
  syncNow(signal?: AbortSignal): Promise<SyncState>;
  /** As `syncNow`, unless the remote or our own back-off wants to be left alone until later. For alarms. */
  syncIfDue(signal?: AbortSignal): Promise<SyncState>;
  /** Waits until the remote has news, where it can tell; syncs nothing itself. */
  news(signal: AbortSignal): Promise<News>;
  /** Answers `asks`: true does what was asked about; false brings back, everywhere, what would go. */
  answer(agreed: boolean): Promise<SyncState>;
  /** Takes back what a pull of the last day changed, as changes of our own; how many records. */
  undo(pull: number): Promise<Result<number>>;
  rename(device: string): Promise<SyncState>;
  /** Takes over what only that device carried, and removes its folder. */
  removeDevice(device: DeviceId): Promise<Result<SyncState>>;
  /** Re-wraps the key; what is sealed stays as it is. Makes a seal where there was none but beside it. */
  changePassphrase(passphrase: string): Promise<Result<SyncState>>;
  /** Of the server, once it has let in whoever has it; then syncs. A wrong one fails, and nothing changes. */
  changePassword(password: string): Promise<Result<SyncState>>;
  /** A new code to print; the one before is void. It is the key of an invitation, too. */
  makeRecoveryCode(): Promise<Result<string>>;
  /** A code for another device, good for ten minutes; `until` in milliseconds since 1970. */
  makePairingCode(): Promise<Result<{ readonly code: string; readonly until: number }>>;
  /** Goes over to another remote: copies, verifies, and only then switches. The old one is left as it is. */
  moveTo(
    choice: RemoteChoice,
    opening: Opening,
  ): Promise<Result<{ readonly recovery: string | null; readonly state: SyncState }>>;
  /** Stops syncing. Everything stays, here and there; the key and the password are forgotten. */
  leave(): Promise<SyncState>;
  /** Reads every log from its start: for a database that was damaged. Deletes nothing anywhere. */
  readAgain(): Promise<SyncState>;
}

/** `none`: not until now; `cannot`: the remote does not tell, or not now. */
export type News = 'some' | 'none' | 'cannot';

/** A record as it is kept here. */
export interface KeptRecord {
  readonly record: SyncRecord;
  /** It has changed here since it was last sent or received. */
  readonly unsent: boolean;
  /** The device whose log carries it as it is, and the first number of its batch there; null: none yet. */
  readonly home: DeviceId | null;
  readonly batch: number | null;
  /** Of field records: the values that were last applied to, or noticed, here. */
  readonly shadow: Readonly<Record<string, Json>> | null;
}

/** A record whose clock is more than a day ahead. */
export interface AsideRecord {
  readonly id: SyncRecordId;
  readonly from: DeviceId;
  readonly batch: number;
  readonly record: SyncRecord;
  /** Milliseconds since 1970. */
  readonly due: number;
}

/** A record as it was before a pull; null where it was not there. */
export interface UndoRow {
  readonly pull: number;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly id: SyncRecordId;
  readonly before: SyncRecord | null;
}

/** Which records a transaction reads: `fields` are all but the highlights. */
export type Wanted = 'all' | 'unsent' | 'fields' | readonly SyncRecordId[];

export interface SyncHeld {
  readonly saved: SyncSaved;
  readonly records: ReadonlyMap<SyncRecordId, KeptRecord>;
  /** How many records are kept that are no tombstones. */
  readonly alive: number;
  readonly aside: readonly AsideRecord[];
  /** The device's next clock, later than `heard` and all else that it has written or heard of. */
  tick(heard?: Clock | null): Clock;
}

/** What a transaction writes, all or nothing; what is absent stays. */
export interface SyncWrites {
  readonly saved?: SyncSaved;
  readonly put?: readonly KeptRecord[];
  readonly drop?: readonly SyncRecordId[];
  readonly putAside?: readonly AsideRecord[];
  readonly dropAside?: readonly Pick<AsideRecord, 'id' | 'from'>[];
  readonly undo?: readonly UndoRow[];
  /** Rows of undo that were written before this are forgotten. Milliseconds since 1970. */
  readonly forgetUndo?: number;
  /** The rows of this pull are forgotten. */
  readonly forgetPull?: number;
  /** A clock that was heard of. */
  readonly hear?: Clock | null;
}

/** Only the background has one. */
export interface SyncStore {
  device(): Promise<DeviceId>;
  /** A new name for this device: another one has the old name too (a copied profile). */
  newDevice(): Promise<DeviceId>;
  saved(): Promise<SyncSaved>;
  counts(): Promise<{
    readonly unsent: number;
    readonly aside: number;
    /** When the first of those aside is due; milliseconds since 1970. */
    readonly due: number | null;
  }>;
  undoRows(): Promise<readonly UndoRow[]>;
  /** Reads, decides and writes in one transaction; `decide` must not wait for anything. */
  transact<T>(
    wanted: Wanted,
    decide: (held: SyncHeld) => SyncWrites & { readonly result: T },
  ): Promise<T>;
}

/** Values of field records as they are in force here: term edits, settings, the archives that are here. */
export interface LocalValues {
  readonly id: SyncRecordId;
  /** What is null or absent is unset. */
  readonly values: Readonly<Record<string, Json>>;
  /** When it was set, where that is known; milliseconds since 1970. Else it yields to what others have. */
  readonly changed: number | null;
}

/** What is synced beside highlights lives where it always did; sync compares it with what it last saw. */
export interface LocalFields {
  /** All records that have a value here. */
  read(): Promise<readonly LocalValues[]>;
  /**
   * Puts values in force; those of a record that are absent are unset. Kinds of record that this version
   * does not know, and values that are not in order, are left out. Idempotent.
   */
  apply(records: readonly Pick<LocalValues, 'id' | 'values'>[]): Promise<void>;
}

export interface SyncEnvironment {
  readonly store: SyncStore;
  readonly fields: LocalFields;
  readonly openRemote: (choice: RemoteChoice) => Remote;
  /** What to do where a remote that was typed does not answer as it should; null where nothing is known. */
  readonly advise?: (choice: RemoteChoice, error: unknown) => Promise<string | null>;
  readonly crypto: CryptoPort;
  readonly now: () => number;
  /** From 0 to 1, for the jitter of back-off. */
  readonly random: () => number;
  /** Called after each change of the state that a view may show. */
  readonly onChange?: () => void;
}
