import type { Block } from './blocks.ts';
import type { ArchiveId, CommentId, PostId } from './ids.ts';
import type { Failure } from './result.ts';

/**
 * A date as the archive gives it: `YYYY-MM-DD`, or with a time `YYYY-MM-DDTHH:MM[:SS][Z|±HH:MM]`. Always
 * the blog's wall clock, which is what readers refer to ("Anon 09:51").
 */
export type WallDate = string;

export interface Post {
  readonly id: PostId;
  readonly kind: 'post' | 'page';
  /** `null` where the source lost it; views then show the first words, marked as such. */
  readonly title: string | null;
  readonly date: WallDate | null;
  readonly url: string | null;
  /** `null` is unknown, which is not 'Anonymous'. */
  readonly author: string | null;
  readonly labels: readonly string[];
  readonly body: readonly Block[];
  /** Only the beginning of the post is in the archive. */
  readonly teaser: boolean;
  /** The blog has it no longer: kept, and said to be gone. */
  readonly gone?: boolean | undefined;
}

export interface Comment {
  readonly id: CommentId;
  readonly parent: CommentId | null;
  readonly author: string | null;
  readonly date: WallDate | null;
  /** The source's own id of it, by which a later answer names it. */
  readonly source?: string | undefined;
  /** Removed by its author or an administrator: kept, without text, so that numbers hold. */
  readonly removed: boolean;
  /** The blog has it no longer, though it has its post: kept, and said to be gone. */
  readonly gone?: boolean | undefined;
  readonly body: readonly Block[];
}

/** A post with its comments in reading order: each after its parent, replies before the next. */
export interface PostWithThread {
  readonly post: Post;
  readonly comments: readonly Comment[];
}

export type UpdateEvery = 'day' | 'week' | 'never';

/** The address that an archive came from and is kept up to date by. */
export interface ArchiveSite {
  readonly kind: 'blogger' | 'wordpress' | 'feed' | 'pack';
  readonly url: string;
  /** "a Blogger blog with 4,812 posts" */
  readonly said: string;
  readonly every: UpdateEvery;
  /** When it was last looked for updates, and when it will be next: milliseconds since 1970. */
  readonly checked: number | null;
  readonly next: number | null;
  /** Why the last look came to nothing. */
  readonly failure: Failure | null;
  /** Posts that are no longer on the blog; they are kept. */
  readonly gone: number;
  /** Comments that are no longer below their posts there; absent where none was. */
  readonly goneComments?: number | undefined;
  /** Posts that updates have brought since the user last asked for them. */
  readonly news: number;
}

export interface ArchiveInfo {
  readonly id: ArchiveId;
  readonly title: string;
  readonly url: string | null;
  /** Milliseconds since 1970. */
  readonly created: number;
  readonly updated: number;
  readonly posts: number;
  readonly comments: number;
  readonly terms: number;
  readonly first: WallDate | null;
  readonly last: WallDate | null;
  /** Terms and index are made once an import has finished; until then only reading works. */
  readonly state: 'importing' | 'ready';
  /** Null for an archive of files and texts. */
  readonly site: ArchiveSite | null;
  /** Absent where nobody chose: the one that comes with the program, if it fits. */
  readonly glossary?: ArchiveGlossary;
  /** Name of the glossary that its terms were made with, if with any. */
  readonly glossed?: string | null;
}

/** Whether an archive's terms are made with a glossary, and with which. */
export interface ArchiveGlossary {
  /** `auto`: where it fits what the archive speaks of. */
  readonly mode: 'auto' | 'on' | 'off';
  /** Of an imported one; null for the one that comes with the program. */
  readonly id: string | null;
}
