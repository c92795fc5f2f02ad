/** Two browsers of different make, a page to mark, and a real server between them. */
import { afterAll, beforeAll, describe } from 'vitest';
import { type Browser, findBrowser, launch } from '../browsers/index.ts';
import {
  createFaultProxy,
  type FaultProxy,
  type Peer,
  pouchdb,
  type RunningServer,
} from '../servers/remotes/index.ts';
import { demoBuild } from './build.ts';
import { highlightsAppear, pressColour, select } from './highlighting.ts';
import { SAMPLE_PAGES } from './sample.ts';
import { type PageServer, servePages } from './serve.ts';
import { openPopup, setSite } from './steps.ts';
import type { Typed } from './syncing.ts';

export const [NEWS = 'missing.html'] = SAMPLE_PAGES;
export const PASSPHRASE = 'lamp otter gravel tuesday';

const BROWSERS = ['chromium', 'firefox'] as const;

/** Two browsers, a page to mark, and a server behind a proxy that can make trouble. */
export interface Ground {
  readonly a: Browser;
  readonly b: Browser;
  readonly pages: PageServer;
  readonly proxy: FaultProxy;
  readonly typed: Typed;
  readonly server: { current: RunningServer };
}

export function describeExchange(
  name: string,
  peer: Peer,
  tests: (ground: () => Ground) => void,
): void {
  const missing = [
    ...BROWSERS.map(findBrowser).flatMap(search => (search.found ? [] : [search.reason])),
    peer.missing() ?? [],
  ].flat();
  const title = missing.length === 0 ? name : `${name}, skipped: ${missing.join('; ')}`;
  describe.skipIf(missing.length > 0)(title, () => {
    let ground: Ground | undefined;
    const cleanings: (() => Promise<void>)[] = [];
    beforeAll(async () => {
      const current = await peer.start();
      const server = { current };
      cleanings.push(() => server.current.stop());
      const proxy = await createFaultProxy(current.url);
      cleanings.push(() => proxy.close());
      const pages = await servePages();
      cleanings.push(() => pages.close());
      const [a, b] = await Promise.all(
        BROWSERS.map(async browser => {
          const path = findBrowser(browser).found?.path ?? '';
          const launched = await launch(browser, { extension: demoBuild(browser), path });
          cleanings.push(() => launched.close());
          return launched;
        }),
      );
      const { user, password } = current;
      const couchdb = peer === pouchdb;
      const kind = couchdb ? 'couchdb' : 'webdav';
      const address = `${proxy.url}${couchdb ? 'backstory' : 'Backstory/'}`;
      ground = { a: a!, b: b!, pages, proxy, server, typed: { kind, address, user, password } };
      for (const browser of [ground.a, ground.b]) await switchOn(browser, pages.url + NEWS);
    });
    afterAll(async () => {
      for (const clean of cleanings.reverse()) await clean();
    });
    tests(() => {
      if (!ground) throw new Error('the browsers did not start');
      return ground;
    });
  });
}

export async function switchOn(browser: Browser, url: string): Promise<void> {
  const page = await browser.openPage(url);
  const popup = await openPopup(browser, url);
  await setSite(popup, true);
  await popup.close();
  await page.close();
}

/** Marks a paragraph, and gives its words once they are kept. */
export async function mark(browser: Browser, url: string, nth: number): Promise<string> {
  const page = await browser.openPage(url);
  const words = await select(page, 'p', nth);
  await pressColour(page, 'green');
  await highlightsAppear(page, words);
  await page.close();
  return words;
}
