import type {
  DeviceId,
  Failure,
  JoinNames,
  JoinPlan,
  Opening,
  RemoteChoice,
  RemoteLook,
  SyncState,
} from '../../lib/model/index.ts';

/** Joining a remote, or moving to another, step by step: where, how it is opened, what that would do. */
export type Setup = {
  /** From the remote that is joined now. */
  readonly moves: boolean;
  /** What is waited for, in words; null where nothing is. */
  readonly busy: string | null;
  readonly failure: Failure | null;
} & (
  | { readonly step: 'choose' }
  | { readonly step: 'open'; readonly choice: RemoteChoice; readonly look: RemoteLook }
  | {
      readonly step: 'plan';
      readonly choice: RemoteChoice;
      readonly opening: Opening;
      readonly plan: JoinPlan;
    }
);

/** Codes that are shown once. */
export type ShownCode =
  | { readonly kind: 'recovery'; readonly code: string }
  /** The text that another one pastes whole. */
  | { readonly kind: 'invitation'; readonly text: string }
  /** `until` in milliseconds since 1970. */
  | { readonly kind: 'pairing'; readonly code: string; readonly until: number };

/** What an invitation to a shared set says. */
export interface Invited {
  readonly kind: 'webdav' | 'couchdb';
  readonly address: string;
  /** Empty where everybody has a user of their own there. */
  readonly user: string;
  readonly password: string;
  /** What opens the seal. */
  readonly code: string;
}

export interface SyncSetupDeeds {
  /** Null where a text is no invitation. */
  readInvitation(text: string): Invited | null;
  /** Opens the choice of a remote. */
  onBegin(moves: boolean): void;
  /** Looks at a remote, in the click itself: the browser asks for the permission only there. */
  onLook(choice: RemoteChoice, opening?: Opening): void;
  onOpening(opening: Opening): void;
  /** Does what was planned. */
  onJoin(names: JoinNames): void;
  onCancel(): void;
}

export interface SyncDeeds {
  onSyncNow(): void;
  /** Asks for the permission that was taken back. */
  onPermit(): void;
  onAnswer(agreed: boolean): void;
  onUndo(pull: number): void;
  onRename(device: string): void;
  onRemove(device: DeviceId): void;
  onPassphrase(passphrase: string): void;
  /** The server's own, where an app password was renewed. */
  onPassword(password: string): void;
  onRecovery(): void;
  onPairing(): void;
  onInvite(): void;
  onLeave(): void;
  /** An archive that another device has, by its address. */
  onImport(address: string): void;
  onPrint(): void;
  onCopy(text: string): void;
  onCodeSeen(): void;
}

export interface SyncProps {
  /** Null until known. */
  readonly state: SyncState | null;
  /** What was done last and failed. */
  readonly failure: Failure | null;
  /** What is being done, in words; null where nothing is. */
  readonly busy: string | null;
  readonly setup: Setup | null;
  readonly code: ShownCode | null;
  /** A name for this device, as long as it has none. */
  readonly device: string;
  readonly steps: SyncSetupDeeds;
  readonly deeds: SyncDeeds;
  readonly clock?: () => number;
}

/** Where sync is at work. */
export interface SyncOnProps extends SyncProps {
  readonly state: SyncState;
  /** Milliseconds since 1970. */
  readonly now: number;
}
