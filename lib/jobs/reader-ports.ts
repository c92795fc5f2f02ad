/** What is read of the archives. */
import type {
  ArchiveId,
  ArchiveInfo,
  Comment,
  Post,
  PostId,
  Term,
  TermEdit,
} from '../model/index.ts';

/** A post as it is kept. */
export interface PostRow {
  /** Number within the archive, given in the order of import, never given again. */
  readonly no: number;
  readonly post: Post;
  /** How many comments, removed ones included. */
  readonly comments: number;
  /** Hash of post and comments: tells a second import what changed. */
  readonly hash: string;
  /** The source's own id of it, where it has one. */
  readonly source: string | null;
}

export interface SegmentInfo {
  readonly no: number;
  readonly dead: readonly number[];
}

/** Of a post what it is known by. */
export type PostHead = Pick<Post, 'id' | 'title' | 'author' | 'labels'>;

/** What may be read of the archives, by any extension page. Unknown things are undefined. */
export interface ArchiveReader {
  archives(): Promise<ArchiveInfo[]>;
  archive(id: ArchiveId): Promise<ArchiveInfo | undefined>;
  posts(archive: ArchiveId, nos: readonly number[]): Promise<(PostRow | undefined)[]>;
  postById(archive: ArchiveId, id: PostId): Promise<PostRow | undefined>;
  /** Comments of one post in reading order; the number of a comment is its place here. */
  comments(archive: ArchiveId, post: number): Promise<Comment[]>;
  /** One of them by its number; what a search shows of a thread is seldom more. */
  comment(archive: ArchiveId, post: number, index: number): Promise<Comment | undefined>;
  /** The posts before and after one by date; undefined where it is the last or has no date. */
  neighbours(archive: ArchiveId, post: PostRow): Promise<{ older?: PostRow; newer?: PostRow }>;
  /** The numbers of the posts that have a date, oldest first; reads no post. */
  postsInTime(archive: ArchiveId): Promise<number[]>;
  /** The post with the latest date; undefined where none has one. */
  newest(archive: ArchiveId): Promise<PostRow | undefined>;
  /** Ordered by `no`. */
  terms(archive: ArchiveId): Promise<Term[]>;
  termsByNo(archive: ArchiveId, nos: readonly number[]): Promise<(Term | undefined)[]>;
  /** What the user changed of its terms. */
  termEdits(archive: ArchiveId): Promise<TermEdit[]>;
  /** The compiled dictionary (`terms/compile`). */
  dictionary(archive: ArchiveId): Promise<ArrayBuffer | undefined>;
  /** Where a term occurs (`terms/occurrences`). */
  occurrences(archive: ArchiveId, term: number): Promise<Uint8Array | undefined>;
  /** The archive's segments, and the numbers of the posts that each holds in a form no longer true. */
  segments(archive: ArchiveId): Promise<SegmentInfo[]>;
  segmentRow(archive: ArchiveId, segment: number, row: number): Promise<Uint8Array | undefined>;
  /** What every post goes by, for suggestions. */
  titles(archive: ArchiveId): Promise<PostHead[]>;
}

/** As much of it as marks are made of. */
export type MarksReader = Pick<ArchiveReader, 'archives' | 'dictionary' | 'terms' | 'termsByNo'>;
