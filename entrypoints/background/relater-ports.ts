import type { Annotator, ArchiveReader, PageToRelate } from '../../lib/jobs/index.ts';

/** Under this the relater's script leaves how to make what counts. */
export const RELATER = Symbol.for('relater');

export interface RelaterPorts {
  readonly reader: ArchiveReader;
  readonly annotator: Annotator;
  onDamage(archive: string): void;
}

export type CountRelated = (page: PageToRelate) => Promise<number>;
export type MakeRelater = (ports: RelaterPorts) => CountRelated;
