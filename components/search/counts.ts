import { sayPostsAndComments } from '../shared/index.ts';

/** What all the archives hold together. */
export interface ArchiveCounts {
  readonly archives: number;
  readonly posts: number;
  readonly comments: number;
}

/** "Search 4,812 posts and 203,415 comments"; what stands in an empty search box. */
export function sayWhatIsSearched(counts: ArchiveCounts | null): string {
  if (counts === null || counts.archives === 0) return 'Search the archive';
  return `Search ${sayPostsAndComments(counts.posts, counts.comments, ' and ')}`;
}
