import { type NotedPage, noteBlocks } from '../../lib/jobs/index.ts';
import { hostOf, rememberSite } from '../../lib/platform/index.ts';

/** What a page has in common with others of its site, which is remembered for the session. */
export async function sharedBlocks(page: {
  readonly url: string;
  readonly text: string;
}): Promise<ReadonlySet<string>> {
  const host = hostOf(page.url);
  if (host === null) return new Set();
  return rememberSite(host, (known: readonly NotedPage[]) => {
    const { noted, shared } = noteBlocks(known, page.url, page.text);
    return { noted, result: shared };
  });
}
