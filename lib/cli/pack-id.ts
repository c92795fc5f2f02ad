import { blogKey } from '../archive/index.ts';
import { type ArchiveId, type ArchiveInfo, makeId } from '../model/index.ts';
import { fold, squash } from '../text/index.ts';

/**
 * The id of a packed archive: the same for one blog, whichever format it was made from, so that who has
 * an earlier pack of it is brought up to date. By the blog's address; where its sources name none by its
 * title, which is the name of the first file where nothing else is told.
 */
export function packId({ url, title }: Pick<ArchiveInfo, 'url' | 'title'>): ArchiveId {
  const key = blogKey(url);
  return makeId('a', key === null ? `title|${squash(fold(title))}` : `blog|${key}`);
}
