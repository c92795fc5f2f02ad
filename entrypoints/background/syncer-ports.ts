import type { LocalFieldsParts, Sync, SyncStore } from '../../lib/jobs/index.ts';

/** Under this the syncer's script leaves how to make what syncs. */
export const SYNCER = Symbol.for('syncer');

export interface SyncerPorts extends Pick<LocalFieldsParts, 'store' | 'changed'> {
  readonly syncStore: SyncStore;
  /** The state that a view may show has changed. */
  onChange(): void;
}

export type MakeSyncer = (ports: SyncerPorts) => Promise<Sync>;
