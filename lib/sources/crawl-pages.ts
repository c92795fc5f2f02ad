/** The import's way to addresses: a crawl's page, or a pack, as the import reads them. */

import type { ParserContext, TextFormat } from '../archive/index.ts';
import type { CrawlAnswer, CrawlPage, CrawlState, FetchPage } from '../jobs/index.ts';
import { FailureError, fail } from '../model/index.ts';
import { readPackFiles } from './pack/index.ts';
import {
  type BlogSite,
  type CrawlCursor,
  type CrawlDocument,
  type CrawlStep,
  createCrawl,
  type FailedAttempt,
  type FetchedPack,
  type Fetcher,
  fetchPack,
  type KnownPack,
  type PackSite,
  type Since,
  type Site,
} from './site/index.ts';

export interface CrawlPorts {
  /** A fetcher for the origin of this address; the same one for the same origin, so that its pauses hold. */
  readonly fetcher: (url: string) => Fetcher;
  /** Files of packs that are subscribed to. */
  readonly packFiles: {
    all(archive: string): Promise<Map<string, Uint8Array>>;
    put(archive: string, files: ReadonlyMap<string, Uint8Array>): Promise<void>;
  };
}

export function createFetchPage({ fetcher, packFiles }: CrawlPorts): FetchPage {
  return async (archive, crawl) => {
    // What `discover` gave and the job has kept as it was.
    const site = crawl.site as Site;
    const reach = fetcher(site.url);
    return site.kind === 'pack'
      ? fetchWholePack(archive, site, crawl, reach, packFiles)
      : fetchBlogPage(site, crawl, reach);
  };
}

async function fetchBlogPage(
  site: BlogSite,
  crawl: CrawlState,
  fetcher: Fetcher,
): Promise<CrawlAnswer> {
  const cursor = crawl.cursor as CrawlCursor | null;
  const since = crawl.since as Since | null;
  const step = await createCrawl(site, cursor, { since }).step(fetcher);
  return step.ok ? { ok: true, page: pageOf(step.value) } : refused(step);
}

function pageOf(step: CrawlStep): CrawlPage {
  const { cursor, expected, seen, notes, done, next, complete } = step;
  const texts = step.documents.map(document => ({
    format: formatOf(document),
    context: contextOf(document.url),
    text: document.text,
  }));
  const completeComments = step.completeComments ?? false;
  const ends = { done, next, complete, completeComments };
  return { texts, pack: null, cursor, expected, seen, notes, ...ends };
}

function formatOf({ format, text }: CrawlDocument): TextFormat {
  switch (format) {
    case 'blogger-feed':
      return 'blogger';
    case 'blogger-feed-json':
      return 'blogger-json';
    case 'feed':
      return /^\ufeff?\s*\{/.test(text) ? 'json-feed' : 'feed';
    default:
      return 'wp-json';
  }
}

function contextOf(url: string): ParserContext {
  return { include: [], path: url, timeZone: null, base: url, facts: null };
}

async function fetchWholePack(
  archive: string,
  site: PackSite,
  crawl: CrawlState,
  fetcher: Fetcher,
  packFiles: CrawlPorts['packFiles'],
): Promise<CrawlAnswer> {
  const fetched = await fetchPack(site.url, crawl.since as KnownPack | null, fetcher);
  if (!fetched.ok) return refused(fetched);
  if (fetched.value === 'unchanged') return { ok: true, page: lastPage(crawl.since, null) };
  try {
    const pack = await assemble(archive, fetched.value, packFiles);
    return { ok: true, page: lastPage(fetched.value.known, pack) };
  } catch (error) {
    if (!(error instanceof FailureError)) throw error;
    return { ok: false, failure: error.failure, retryAt: null };
  }
}

async function assemble(
  archive: string,
  { manifest, files }: FetchedPack,
  packFiles: CrawlPorts['packFiles'],
) {
  const kept = await packFiles.all(archive);
  const pack = await readPackFiles(manifest, name => files.get(name) ?? kept.get(name));
  // Only what makes a whole pack takes the place of what was there.
  await packFiles.put(archive, files);
  return pack;
}

function lastPage(next: unknown, pack: CrawlPage['pack']): CrawlPage {
  const expected = { posts: pack?.archive.posts ?? null, comments: pack?.archive.comments ?? null };
  const nothing = { texts: [], cursor: null, seen: [], notes: [] };
  return { ...nothing, pack, expected, done: true, next, complete: false, completeComments: false };
}

function refused({ error, retryAt, movedTo }: FailedAttempt): CrawlAnswer {
  const failure =
    movedTo === undefined
      ? error
      : fail(
          error.code,
          error.message,
          `${error.action} It is at ${movedTo} now: add that address.`,
        ).error;
  return { ok: false, failure, retryAt: retryAt ?? null };
}
