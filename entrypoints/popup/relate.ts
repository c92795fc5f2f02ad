import type { Library, RelatedWish } from '../../lib/jobs/index.ts';
import type { AnnotatorPage } from '../../lib/messages/catalogue.ts';
import type { RelatedAnswer } from '../../lib/model/index.ts';
import type { PageTab } from '../../lib/platform/index.ts';
import { sharedBlocks } from '../background/shared-blocks.ts';

/** Compares a tab's page with the archives, without what other pages of its site have too. */
export async function relate(
  library: Library,
  tab: PageTab,
  page: AnnotatorPage,
  wish?: RelatedWish,
): Promise<RelatedAnswer> {
  // Of what is read in a private window nothing is remembered.
  if (tab.private) return library.related(page, wish);
  return library.related({ ...page, shared: await sharedBlocks(page) }, wish);
}
