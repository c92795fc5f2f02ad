/** The built extension in Chromium: an import, marks on an article, the popup. */
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, findBrowser, launch } from '../browsers/index.ts';
import { build, demoBuild } from '../e2e/build.ts';
import { importReport, openPopup, startImport } from '../e2e/steps.ts';
import { makeArticle } from './annotating.ts';
import { type Figure, median, ms } from './figures.ts';
import { makeDump } from './made-dump.ts';
import { markFigures } from './marks-in-browser.ts';
import { serveArticle } from './news-page.ts';

const RUNS = 5;
const POSTS = 160;
const COMMENTS_EACH = 40;
const TITLE = 'Bench';
/** Characters of a page that is too long to be read at once. */
const LARGE = 5_000_000;

function built(): string {
  build('chromium');
  return demoBuild('chromium');
}

/** `extension` gives the folder of the extension to be measured. */
export async function benchBrowser(extension = built): Promise<Figure[]> {
  const { found, reason } = findBrowser('chromium');
  if (!found) return [{ what: 'skipped', value: reason }];
  const folder = extension();
  const article = await serveArticle(makeArticle());
  const large = await serveArticle(makeArticle(LARGE));
  const browser = await launch('chromium', {
    extension: folder,
    path: found.path,
    headless: true,
  });
  try {
    return [
      await importFigure(browser),
      ...(await markFigures(browser, article.url, large.url)),
      ...(await popupFigures(browser, article.url)),
    ];
  } finally {
    await browser.close();
    article.close();
    large.close();
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

async function popupFigures(browser: Browser, url: string): Promise<Figure[]> {
  const paints: number[] = [];
  const listed: number[] = [];
  await browser.openPage(url);
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
