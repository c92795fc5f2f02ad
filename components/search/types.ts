import type { ArchiveId, SearchOrder } from '../../lib/model/index.ts';

/** Filters whose values are words of the archive. */
export type ValueKind = 'author' | 'label' | 'term';

/** What a search is told and asked beside its words, wherever it is shown. */
export interface SearchControls {
  readonly order: SearchOrder;
  onOrder(order: SearchOrder): void;
  /** What can be filtered by, the commonest first. */
  valuesOf(kind: ValueKind): Promise<readonly string[]>;
  /** Null for one that is gone. */
  titleOf(archive: ArchiveId): string | null;
}
