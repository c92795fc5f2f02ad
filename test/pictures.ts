/** Makes the README's pictures, light and dark, from the sample archive. Run it again after a change. */
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { findBrowser, launch, type Page } from './browsers/index.ts';
import { byRole, click, textMatching } from './browsers/view.ts';
import { build, demoBuild } from './e2e/build.ts';
import { SAMPLE_DUMP, SAMPLE_PAGES } from './e2e/sample.ts';
import { servePages } from './e2e/serve.ts';
import {
  extensionPageAt,
  hoverMark,
  importReport,
  marksAppear,
  openPopup,
  relatedIn,
  setSite,
  startImport,
} from './e2e/steps.ts';

const folder = resolve(import.meta.dirname, '..', 'assets', 'pictures');

const { found, reason } = findBrowser('chromium');
if (!found) throw new Error(reason);
mkdirSync(folder, { recursive: true });
build('chromium');
const server = await servePages();
const browser = await launch('chromium', {
  extension: demoBuild('chromium'),
  path: found.path,
  width: 1000,
  height: 820,
  scale: 2,
});
try {
  const options = await browser.openExtensionPage('options.html');
  await startImport(options, 'The sample archive', [SAMPLE_DUMP]);
  await importReport(options, 'The sample archive');
  const address = server.url + (SAMPLE_PAGES[0] ?? '');
  const news = await browser.openPage(address);
  const popup = await openPopup(browser, address);
  await setSite(popup, true);
  await popup.resize(400, 600);
  const [related] = await relatedIn(popup, 1);
  await click(popup, 'button', related?.title ?? '');
  const reader = await extensionPageAt(browser, 'reader.html');
  await byRole(reader, 'heading', related?.title ?? '');

  const search = await browser.openExtensionPage(
    `reader.html#${new URLSearchParams({ q: 'year:2018-2021 probation service' })}`,
  );
  await textMatching(search, /2018–2021/);
  const panel = await browser.openExtensionPage('sidepanel.html');
  await panel.resize(400, 820);
  // As tall as shows what they are there for: the thread, the ledger with what is odd about the source.
  await reader.resize(1000, 1500);
  await options.resize(1000, 1500);
  await options.evaluate(() => document.querySelector<HTMLElement>('.warnings summary')?.click());

  for (const scheme of ['light', 'dark'] as const) {
    await browser.setColours(scheme);
    const shoot = async (page: Page, name: string) => {
      await page.toFront();
      await page.screenshot(join(folder, `${name}-${scheme}.png`));
    };
    // Loaded anew: a page looks at the colours of its text once.
    await news.toFront();
    await news.goto(address);
    const [first] = await marksAppear(news);
    await hoverMark(news, first?.text ?? '');
    await shoot(news, 'page-with-card');
    // It follows the tab in front, so it must not come there itself.
    await byRole(panel, 'button', /show what the archive says$/);
    await panel.evaluate(() => document.querySelector<HTMLElement>('.term-list button')?.click());
    await textMatching(panel, /Go to its mark/);
    await panel.screenshot(join(folder, `panel-${scheme}.png`));
    await textMatching(popup, /on this page/);
    await popup.moveTo(2, 2);
    // As high as its window would be.
    const foot = await popup.evaluate(
      () => document.querySelector('.popup-foot')?.getBoundingClientRect().bottom ?? 0,
    );
    await popup.resize(400, Math.ceil(foot));
    await shoot(popup, 'popup');
    await shoot(reader, 'reader');
    await shoot(options, 'options');
    await shoot(search, 'search');
  }
} finally {
  await browser.close();
  await server.close();
}
console.log(`12 pictures in ${folder}`);
