import type { ImportStore, OpenPack, OpenSource } from './ports.ts';

/** What an import needs beside its store. */
export interface ImportEnvironment {
  readonly store: ImportStore;
  readonly open: OpenSource;
  readonly openPack: OpenPack;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Lets other events of this context be handled. */
  readonly breathe: () => Promise<void>;
  /** True for an error that says that the disk or the quota is full. */
  readonly isStorageFull: (error: unknown) => boolean;
}

/** Thrown to leave a run that has nothing more to write. */
export class Overtaken extends Error {}
