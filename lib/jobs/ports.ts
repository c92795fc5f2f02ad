/** What the use cases need of the world; `store` has it from IndexedDB, `cli` from memory. */
import type { ArchiveId, ArchiveInfo, Comment, Post, PostId, Term } from '../model/index.ts';

/** A post as it is kept. */
export interface PostRow {
  /** Number within the archive, given in the order of import, never given again. */
  readonly no: number;
  readonly post: Post;
  /** How many comments, removed ones included. */
  readonly comments: number;
  /** Hash of post and comments: tells a second import what changed. */
  readonly hash: string;
  /** The segment that indexes it now; older segments may still hold what it was. */
  readonly segment: number;
}

/** What may be read of the archives, by any extension page. Unknown things are undefined. */
export interface ArchiveReader {
  archives(): Promise<ArchiveInfo[]>;
  archive(id: ArchiveId): Promise<ArchiveInfo | undefined>;
  posts(archive: ArchiveId, nos: readonly number[]): Promise<(PostRow | undefined)[]>;
  postById(archive: ArchiveId, id: PostId): Promise<PostRow | undefined>;
  /** Comments of one post in reading order; the number of a comment is its place here. */
  comments(archive: ArchiveId, post: number): Promise<Comment[]>;
  /** The posts before and after one by date; undefined where it is the last or has no date. */
  neighbours(archive: ArchiveId, post: PostRow): Promise<{ older?: PostRow; newer?: PostRow }>;
  /** Ordered by `no`. */
  terms(archive: ArchiveId): Promise<Term[]>;
  term(archive: ArchiveId, no: number): Promise<Term | undefined>;
  /** The compiled dictionary (`terms/compile`). */
  dictionary(archive: ArchiveId): Promise<ArrayBuffer | undefined>;
  /** Where a term occurs (`terms/occurrences`). */
  occurrences(archive: ArchiveId, term: number): Promise<Uint8Array | undefined>;
  /** Numbers of the archive's segments. */
  segments(archive: ArchiveId): Promise<number[]>;
  segmentRow(archive: ArchiveId, segment: number, row: number): Promise<Uint8Array | undefined>;
  /** Id and title of every titled post, for suggestions. */
  titles(archive: ArchiveId): Promise<{ id: PostId; title: string }[]>;
}
