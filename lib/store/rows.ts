/** Rows as they are kept, to what the jobs know of them. Without Dexie: marks are made before it is there. */
import type { PostRow } from '../jobs/index.ts';
import type { ArchiveInfo, Term } from '../model/index.ts';
import type { ArchiveRecord, PostRecord, TermRow } from './schema.ts';

export function toInfo(record: ArchiveRecord): ArchiveInfo {
  const {
    nextPost: _p,
    nextSegment: _s,
    segments: _g,
    minedTwice: _m,
    crawl: _c,
    ...info
  } = record;
  return info;
}

export function toRow(record: PostRecord): PostRow {
  const { archive: _a, id: _i, date: _d, url: _u, opening: _o, ...row } = record;
  return row;
}

export function toTerm(row: TermRow): Term {
  const { archive: _a, ...term } = row;
  return term;
}
