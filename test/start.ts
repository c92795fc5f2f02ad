/**
 * `npm start [-- FILE…]`: the whole journey in a real browser. It builds, imports the sample archive (or
 * your own files) by the extension's own import, opens a news page, rests the pointer on a mark, looks
 * into the popup and the reader. With a display it leaves the window to you; without one it says
 * what happened and where it put pictures.
 */
import { globSync, mkdirSync, statSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { BROWSER_NAMES, type Browser, findBrowser, launch, type Page } from './browsers/index.ts';
import { setUpBrowsers } from './browsers/setup.ts';
import { byRole, click, textMatching, textOf } from './browsers/view.ts';
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

const root = resolve(import.meta.dirname, '..');
const pictures = join(root, '.output', 'start');
/** How long a person's own files may take, in milliseconds: half a gigabyte at 5 MB/s. */
const PATIENCE = 100_000_000 / 1000;

/** The step that is under way, for the message if it fails. */
let step = 'reading the command line';

function say(what: string, result: string): void {
  console.log(`${what.padEnd(10)}${result}`);
}

async function timed<T>(work: Promise<T>): Promise<[T, string]> {
  const start = performance.now();
  const result = await work;
  return [result, `${Math.round(performance.now() - start)} ms`];
}

/** Files as they are named, and all files in folders. */
function sourcesFrom(names: readonly string[]): string[] {
  return names.flatMap(name => {
    const path = resolve(process.env.INIT_CWD ?? process.cwd(), name);
    if (!statSync(path).isDirectory()) return [path];
    return globSync('**/*', { cwd: path, withFileTypes: true })
      .filter(entry => entry.isFile() && !entry.name.startsWith('.'))
      .map(entry => join(entry.parentPath, entry.name))
      .sort();
  });
}

/** What the archive of these files is called: several go by their folder. */
function nameOf(files: readonly string[]): string {
  const [first = ''] = files;
  return basename(files.length === 1 ? first : dirname(first)) || 'My archive';
}

function hasDisplay(): boolean {
  if (process.platform === 'darwin' || process.platform === 'win32') return !process.env.CI;
  return Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

async function main(): Promise<void> {
  const own = sourcesFrom(process.argv.slice(2));
  const headless = !hasDisplay();

  step = 'finding a browser';
  let name = BROWSER_NAMES.find(candidate => findBrowser(candidate).found);
  if (name === undefined) {
    const reasons = setUpBrowsers(console.log);
    name = BROWSER_NAMES.find(candidate => findBrowser(candidate).found);
    if (name === undefined) throw new Error(reasons.join(' '));
  }
  const { path } = findBrowser(name).found ?? { path: '' };

  step = 'building the extension';
  const [, buildTime] = await timed(Promise.resolve().then(() => build(name)));
  say('built', `${relative(root, demoBuild(name))} in ${buildTime}`);

  step = `starting ${name}`;
  const server = await servePages();
  const browser = await launch(name, { extension: demoBuild(name), path, headless });
  const stop = () => void browser.close();
  process.once('SIGINT', stop).once('SIGTERM', stop);
  say('browser', `${name} ${browser.version}${headless ? ', without a window' : ''}`);
  try {
    await journey(browser, server.url, own, headless);
    if (!headless) {
      console.log('\nThe window is yours. Close it, or press Ctrl+C here, to end.');
      await browser.closed;
    }
  } finally {
    await browser.close().catch(() => {});
    await server.close();
  }
}

async function journey(browser: Browser, site: string, own: string[], headless: boolean) {
  mkdirSync(pictures, { recursive: true });
  const shots: string[] = [];
  const shoot = async (page: Page, name: string) => {
    if (!headless) return;
    const path = join(pictures, `${name}.png`);
    await page.screenshot(path);
    shots.push(relative(root, path));
  };

  step = 'importing the archive';
  const files = own.length > 0 ? own : [SAMPLE_DUMP];
  const title = own.length > 0 ? nameOf(own) : 'The sample archive';
  const options = await browser.openExtensionPage('options.html');
  await startImport(options, title, files);
  const [report, importTime] = await timed(importReport(options, title, PATIENCE));
  if (!report.state.startsWith('Read ')) throw new Error(report.text);
  const known = await textMatching(options, /([\d,]+) terms?\b/);
  say(
    'imported',
    `${report.posts} posts, ${report.comments} comments, ${known[1]} terms in ${importTime}`,
  );

  step = 'marking the news page';
  const address = site + (SAMPLE_PAGES[0] ?? '');
  const news = await browser.openPage(address);
  const switching = await openPopup(browser, address);
  await setSite(switching, true);
  await switching.close();
  await news.toFront();
  await news.goto(address);
  const [marks, markTime] = await timed(
    marksAppear(news).catch(error => {
      // The sample's pages need not speak of what somebody's own archive knows.
      if (own.length > 0) return [];
      throw error;
    }),
  );
  const different = new Set(marks.map(({ text }) => text)).size;
  say('marked', `${marks.length} mentions, ${different} different, in ${markTime}: ${address}`);

  if (marks[0]) {
    step = 'opening a card';
    const [card, cardTime] = await timed(hoverMark(news, marks[0].text));
    const heading = await (await byRole(card, 'heading')).text();
    say('card', `on '${marks[0].text}' in ${cardTime}: ${heading}`);
    await shoot(news, 'page-with-card');
  }

  step = 'opening the popup';
  const popup = await openPopup(browser, address);
  if (headless) await popup.resize(400, 600);
  const [related, relatedTime] = await timed(relatedIn(popup, own.length > 0 ? 0 : 1));
  say('related', `${related.length} posts in ${relatedTime}`);
  await shoot(popup, 'popup');

  if (related[0]) {
    step = 'opening the reader';
    await click(popup, 'button', related[0].title);
    const reader = await extensionPageAt(browser, 'reader.html');
    await byRole(reader, 'heading', related[0].title);
    say('reader', `${related[0].title} (${(await textOf(reader)).length} characters)`);
    await shoot(reader, 'reader');
  }
  if (shots.length > 0) say('pictures', shots.join(', '));
  if (!headless) {
    await popup.close();
    await options.close();
    await news.toFront();
  }
}

main().catch(error => {
  console.error(`\nIt failed while ${step}: ${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
});
