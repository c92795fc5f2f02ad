import {
  type Library,
  type NotedPage,
  noteBlocks,
  type RelatedWish,
} from '../../lib/jobs/index.ts';
import type { AnnotatorPage } from '../../lib/messages/catalogue.ts';
import type { RelatedAnswer } from '../../lib/model/index.ts';
import { hostOf, type PageTab, rememberSite } from '../../lib/platform/index.ts';

/** Compares a tab's page with the archives, without what other pages of its site have too. */
export async function relate(
  library: Library,
  tab: PageTab,
  page: AnnotatorPage,
  wish?: RelatedWish,
): Promise<RelatedAnswer> {
  const host = hostOf(page.url);
  if (host === null || tab.private) return library.related(page, wish);
  const shared = await rememberSite(host, (known: readonly NotedPage[]) => {
    const { noted, shared } = noteBlocks(known, page.url, page.text);
    return { noted, result: shared };
  });
  return library.related({ ...page, shared }, wish);
}
