import type { ImportQueue, QueueEnvironment } from '../../lib/jobs/index.ts';
import type { CrawlPorts } from '../../lib/sources/index.ts';
import type { Staging } from '../../lib/store/index.ts';

/** Under this the importer's script leaves how to make its queue. */
export const IMPORTER = Symbol.for('importer');

/** What the background gives to it: there is one database, and one way to tell of what has ended. */
export interface ImporterPorts extends Pick<QueueEnvironment, 'store' | 'schedule' | 'ended'> {
  readonly blob: Staging['blob'];
  readonly packFiles: CrawlPorts['packFiles'];
}

export type MakeImporter = (ports: ImporterPorts) => ImportQueue;
