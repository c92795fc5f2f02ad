import type { ImportStatus } from '../model/index.ts';
import { asHeld } from './import-held.ts';
import type { Held, ImportJob } from './ports.ts';

/** A job as views show it; `held` may know more of it than its row. */
export function importStatus(row: ImportJob, held: Held = {}): ImportStatus {
  const job = asHeld(row, held);
  return {
    id: job.id,
    archive: job.archive,
    title: job.title,
    // Of several blogs' sources, each job names those that it reads.
    sources: job.sources
      .filter(({ size }) => job.blog === undefined || size > 0)
      .map(source => source.name),
    state: job.state,
    stage: job.stage,
    bytesTotal: job.sources.reduce((sum, source) => sum + source.size, 0),
    bytesDone: job.bytesDone,
    posts: job.posts,
    // Where comments come apart from the posts, they are joined only once all are there.
    comments: job.comments + job.loose,
    loose: job.loose,
    ledger: job.ledger,
    failure: job.failure,
    address: job.crawl?.site.url ?? null,
    expected: job.crawl?.expected ?? null,
    resumeAt: job.resumeAt,
    started: job.started,
    ended: job.ended,
    remakes: job.remakes !== undefined,
  };
}
