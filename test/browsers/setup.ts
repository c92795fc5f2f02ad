/**
 * Gets the browsers that the tests and `npm start` need, where they are missing. Debian and its kin
 * have packages of both; elsewhere Playwright's and Puppeteer's own downloads do.
 */
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { installPackages, run } from '../debian.ts';
import { BROWSER_NAMES, type BrowserName, findBrowser } from './find.ts';

const PACKAGE: Record<BrowserName, string> = { chromium: 'chromium', firefox: 'firefox-esr' };
const binaries = join(dirname(import.meta.dirname), '..', 'node_modules', '.bin');

/**
 * Installs what is missing. Returns the reasons for those that are missing still, an empty list when
 * all is well; takes a second when there is nothing to do.
 */
export function setUpBrowsers(say: (line: string) => void): string[] {
  const missing = () => BROWSER_NAMES.filter(name => findBrowser(name).found === null);
  const wanted = missing();
  installPackages(
    wanted.map(name => PACKAGE[name]),
    say,
  );
  for (const name of missing()) download(name, say);
  return missing().map(
    name => `${findBrowser(name).reason}. Install ${PACKAGE[name]}, or set ${name.toUpperCase()}.`,
  );
}

function download(name: BrowserName, say: (line: string) => void): void {
  say(`Downloading ${name}.`);
  if (name === 'chromium') run([join(binaries, 'playwright-core'), 'install', 'chromium']);
  else {
    const cache = process.env.PUPPETEER_CACHE_DIR;
    const folder = cache ?? join(homedir(), '.cache', 'puppeteer');
    run([join(binaries, 'browsers'), 'install', 'firefox@stable', '--path', folder]);
  }
}

if (import.meta.main) {
  const reasons = setUpBrowsers(line => console.error(line));
  for (const reason of reasons) console.error(reason);
  process.exitCode = reasons.length > 0 ? 1 : 0;
}
