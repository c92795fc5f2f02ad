/** A browser with a profile that is kept while it is ended and started, on the page of the search bench. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, findBrowser, launch, type Page } from '../browsers/index.ts';
import { serveBenchPage } from './bench-page.ts';
import type { EngineSetup, SearchDone, SearchTask } from './engine-tasks.ts';
import { installPeers } from './peers.ts';

/** Opens the bench's page in a browser that was just started, and ends that. */
export type InBrowser = <T>(work: (page: Page) => Promise<T>) => Promise<T>;

/** What `work` gives, or why there is no browser. */
export async function withBrowser<T>(
  work: (inBrowser: InBrowser) => Promise<T>,
): Promise<T | string> {
  const { found, reason } = findBrowser('chromium');
  if (!found) return reason;
  installPeers();
  const server = await serveBenchPage('search-page.ts');
  const profile = await mkdtemp(join(tmpdir(), 'backstory-search-'));
  try {
    return await work(async use => {
      const browser: Browser = await launch('chromium', {
        ...{ path: found.path, headless: true, profile },
      });
      try {
        return await use(await browser.openPage(server.url));
      } finally {
        await browser.close();
      }
    });
  } finally {
    server.close();
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Hands a task to an engine's worker, which the first of its tasks starts. */
export function ask<T extends SearchDone>(
  page: Page,
  setup: EngineSetup,
  task: SearchTask,
): Promise<T> {
  // The page's answer is of the kind that the task asks for.
  return page.evaluate(({ setup, task }) => globalThis.benchSearch(setup, task), {
    ...{ setup, task },
  }) as Promise<T>;
}

/** Bytes of the page and its workers, null where the browser can't say. */
export const memoryOf = (page: Page) => page.evaluate(() => globalThis.benchMemory());
