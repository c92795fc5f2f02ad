import type { ImportStatus } from '../model/index.ts';
import type { ImportJob } from './ports.ts';

/** A job as views show it. */
export function importStatus(job: ImportJob): ImportStatus {
  return {
    id: job.id,
    archive: job.archive,
    title: job.title,
    sources: job.sources.map(source => source.name),
    state: job.state,
    stage: job.stage,
    bytesTotal: job.sources.reduce((sum, source) => sum + source.size, 0),
    bytesDone: job.bytesDone,
    posts: job.posts,
    // Where comments come apart from the posts, they are joined only once all are there.
    comments: job.comments + job.loose,
    ledger: job.ledger,
    failure: job.failure,
    address: job.crawl?.site.url ?? null,
    expected: job.crawl?.expected ?? null,
    resumeAt: job.resumeAt,
    started: job.started,
    ended: job.ended,
  };
}
