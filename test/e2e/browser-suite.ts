import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe } from 'vitest';
import { BROWSER_NAMES, type Browser, findBrowser, launch } from '../browsers/index.ts';
import { demoBuild, limitedBuild } from './build.ts';
import { type PageServer, servePages } from './serve.ts';

/** What a journey has at hand. Read it inside of tests: before them nothing runs yet. */
export interface Ground {
  readonly browser: Browser;
  readonly server: PageServer;
  /** Writes a file of the test's own, gone when the journey is over; gives its path. */
  file(name: string, content: string | Uint8Array): Promise<string>;
}

/**
 * Describes a journey once for each browser. Where a browser is missing its tests are skipped, and
 * their names say why.
 */
export function describeJourney(
  name: string,
  tests: (ground: () => Ground) => void,
  /** `room`: so many bytes of storage and no more. */
  options: { readonly room?: number } = {},
): void {
  for (const browserName of BROWSER_NAMES) {
    const search = findBrowser(browserName);
    const title = search.found ? browserName : `${browserName}, skipped: ${search.reason}`;
    describe.skipIf(search.found === null)(`${name}, in ${title}`, () => {
      let ground: Ground | undefined;
      const cleanings: (() => Promise<void>)[] = [];
      beforeAll(async () => {
        if (search.found === null) return;
        const extension = options.room ? await limitedBuild(browserName) : demoBuild(browserName);
        if (options.room) cleanings.push(() => rm(extension, { recursive: true, force: true }));
        const folder = await mkdtemp(join(tmpdir(), 'backstory-e2e-'));
        cleanings.push(() => rm(folder, { recursive: true, force: true }));
        const server = await servePages();
        cleanings.push(() => server.close());
        const browser = await launch(browserName, {
          extension,
          path: search.found.path,
          ...options,
        });
        cleanings.push(() => browser.close());
        ground = {
          browser,
          server,
          async file(fileName, content) {
            const path = join(folder, fileName);
            await writeFile(path, content);
            return path;
          },
        };
      });
      afterAll(async () => {
        for (const clean of cleanings.reverse()) await clean();
      });
      tests(() => {
        if (!ground) throw new Error('the browser did not start');
        return ground;
      });
    });
  }
}
