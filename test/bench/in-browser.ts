/** The built extension in Chromium: an import, marks on an article, the popup. */
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, findBrowser, launch, type Page } from '../browsers/index.ts';
import { until } from '../browsers/view.ts';
import { build, demoBuild } from '../e2e/build.ts';
import { importReport, openPopup, setSite, startImport } from '../e2e/steps.ts';
import { makeArticle } from './annotating.ts';
import { type Figure, median, ms } from './figures.ts';
import { makeDump } from './made-dump.ts';
import { type PageNotes, serveArticle } from './news-page.ts';
import { markJsSource } from './peers.ts';

const RUNS = 5;
const POSTS = 160;
const COMMENTS_EACH = 40;
const TITLE = 'Bench';

function built(): string {
  build('chromium');
  return demoBuild('chromium');
}

/** `extension` gives the folder of the extension to be measured. */
export async function benchBrowser(extension = built): Promise<Figure[]> {
  const { found, reason } = findBrowser('chromium');
  if (!found) return [{ what: 'skipped', value: reason }];
  const folder = extension();
  const server = await serveArticle(makeArticle());
  const browser = await launch('chromium', {
    extension: folder,
    path: found.path,
    headless: true,
  });
  try {
    return [
      await importFigure(browser),
      ...(await markFigures(browser, server.url)),
      ...(await popupFigures(browser, server.url)),
    ];
  } finally {
    await browser.close();
    server.close();
  }
}

async function importFigure(browser: Browser): Promise<Figure> {
  const folder = await mkdtemp(join(tmpdir(), 'backstory-bench-'));
  try {
    const file = join(folder, 'dump.txt');
    await writeFile(file, makeDump(POSTS, COMMENTS_EACH));
    const { size } = await stat(file);
    const options = await browser.openExtensionPage('options.html');
    await startImport(options, TITLE, [file]);
    const start = performance.now();
    const report = await importReport(options, TITLE, 180_000);
    // The report's own time where it gives one: ours has the waiting of the test in it.
    const seconds = Number(/ in ([\d.]+) seconds?/.exec(report.state)?.[1] ?? Number.NaN);
    const took = Number.isNaN(seconds) ? (performance.now() - start) / 1000 : seconds;
    const speed = size / 1e6 / took;
    await options.close();
    return {
      what: `import, ${(size / 1e6).toFixed(1)} MB, ${report.comments} comments`,
      value: `${speed.toFixed(1)} MB/s end to end`,
      reach: '≥ 10 MB/s',
      met: speed >= 10,
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function markFigures(browser: Browser, url: string): Promise<Figure[]> {
  const page = await browser.openPage(url);
  const popup = await openPopup(browser, url);
  await setSite(popup, true);
  await popup.close();
  await page.toFront();
  await loadMarked(page, url);
  const dead: PageNotes[] = [];
  const live: PageNotes[] = [];
  for (let run = 0; run < RUNS; run++) {
    await browser.killWorker();
    dead.push(await loadMarked(page, url));
    live.push(await loadMarked(page, url));
  }
  const after = (notes: readonly PageNotes[]) =>
    median(notes.map(({ marked, ready }) => (marked ?? Number.NaN) - ready));
  const longest = Math.max(...[...dead, ...live].map(note => note.longest));
  const peer = await markJs(page);
  const figure = (what: string, took: number, reach: number): Figure => ({
    what,
    value: ms(took),
    // Only its marking, of words that it was told: no ratio of the two would mean anything.
    peer: `mark.js, marking alone: ${ms(peer)}`,
    reach: `≤ ${reach} ms`,
    met: took <= reach,
  });
  return [
    figure('marks on 30 kB, worker dead', after(dead), 100),
    figure('marks on 30 kB, worker live', after(live), 20),
    {
      what: 'longest task on the page',
      value: longest === 0 ? 'none over 50 ms' : ms(longest),
      reach: '≤ 50 ms',
      met: longest === 0,
    },
  ];
}

async function loadMarked(page: Page, url: string): Promise<PageNotes> {
  await page.goto(url);
  return until('nothing is marked', async () => {
    const notes = await page.evaluate(() => Reflect.get(globalThis, 'benchNotes') as PageNotes);
    return notes.marked !== null && notes;
  });
}

/** What mark.js takes for the words that we have marked, by elements of its own. */
async function markJs(page: Page): Promise<number> {
  return page.evaluate((source: string) => {
    const words: string[] = [];
    for (const highlight of CSS.highlights.values()) {
      for (const { startContainer, startOffset, endOffset } of highlight) {
        words.push((startContainer.textContent ?? '').slice(startOffset, endOffset));
      }
    }
    new Function('module', 'define', source).call(globalThis, undefined, undefined);
    type Mark = new (
      root: Element,
    ) => { mark(words: string[], options: object): void; unmark(): void };
    const Marker = Reflect.get(globalThis, 'Mark') as Mark;
    const marker = new Marker(document.body);
    const start = performance.now();
    marker.mark(words, { separateWordSearch: false, accuracy: 'exactly' });
    const took = performance.now() - start;
    marker.unmark();
    return took;
  }, markJsSource());
}

async function popupFigures(browser: Browser, url: string): Promise<Figure[]> {
  const paints: number[] = [];
  const listed: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    const popup = await openPopup(browser, url);
    const seen = await popup.evaluate(async () => {
      const paintOf = () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime;
      const deadline = performance.now() + 10_000;
      const isFilled = () => document.querySelector('ol > li h3') !== null;
      let listed: number | null = null;
      while ((listed === null || paintOf() === undefined) && performance.now() < deadline) {
        if (listed === null && isFilled()) listed = performance.now();
        await new Promise(resolve => setTimeout(resolve, 1));
      }
      return { paint: paintOf() ?? null, listed };
    });
    if (seen.paint !== null) paints.push(seen.paint);
    if (seen.listed !== null) listed.push(seen.listed);
    await popup.close();
  }
  const paint = median(paints);
  return [
    {
      what: 'popup, first contentful paint',
      value: ms(paint),
      reach: '≤ 150 ms',
      met: paint <= 150,
    },
    {
      what: 'popup, related posts listed',
      value: listed.length > 0 ? `${ms(median(listed))} at the latest` : 'none belong to the page',
    },
  ];
}
