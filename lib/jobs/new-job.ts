import { emptyLedger } from '../archive/index.ts';
import type { ArchiveInfo } from '../model/index.ts';
import type { ImportJob } from './ports.ts';

/** A job that waits for its turn. */
export function newJob(
  request: Pick<ImportJob, 'archive' | 'title' | 'titled' | 'sources' | 'include' | 'crawl'>,
  now: number,
): Omit<ImportJob, 'id'> {
  return {
    ...request,
    state: 'queued',
    stage: request.crawl ? 'reading' : 'planning',
    file: 0,
    at: null,
    bytesDone: 0,
    posts: 0,
    comments: 0,
    loose: 0,
    ledger: emptyLedger(),
    failure: null,
    revision: 0,
    wish: null,
    resumeAt: null,
    started: now,
    ended: null,
  };
}

/** A new archive's row, before its first step. */
export function newArchive(id: string, title: string, now: number): ArchiveInfo {
  return {
    id,
    title,
    url: null,
    created: now,
    updated: now,
    posts: 0,
    comments: 0,
    terms: 0,
    first: null,
    last: null,
    state: 'importing',
    site: null,
  };
}
