import type { HighlightStore, ImportQueue, ImportStore, Keeper } from '../../lib/jobs/index.ts';
import type { Staging } from '../../lib/store/index.ts';

/** Under this the keeper's script leaves how to make it. */
export const KEEPER = Symbol.for('keeper');

export interface KeeperEnvironment {
  readonly highlights: HighlightStore;
  readonly archives: ImportStore;
  readonly queue: Pick<ImportQueue, 'restore'>;
  readonly staging: Pick<Staging, 'blob' | 'drop'>;
}

export type MakeKeeper = (environment: KeeperEnvironment) => Keeper;
