/**
 * Gets the browsers that the tests and `npm start` need, where they are missing. Debian and its kin
 * have packages of both; elsewhere Playwright's and Puppeteer's own downloads do.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
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
  if (wanted.length > 0) installPackages(wanted, say);
  for (const name of missing()) download(name, say);
  return missing().map(
    name => `${findBrowser(name).reason}. Install ${PACKAGE[name]}, or set ${name.toUpperCase()}.`,
  );
}

function installPackages(names: readonly BrowserName[], say: (line: string) => void): void {
  const sudo = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  if (!existsSync('/usr/bin/apt-get')) return;
  if (sudo.length > 0 && spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' }).status !== 0)
    return;
  say(`Installing ${names.join(' and ')} with apt-get.`);
  run([...sudo, 'apt-get', 'update', '-qq']);
  // One by one: Ubuntu has no firefox-esr, and one unknown package would fail both.
  for (const name of names)
    run([...sudo, 'apt-get', 'install', '-y', '-qq', '--no-install-recommends', PACKAGE[name]]);
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

/** Runs a command; its failure shows in what is missing afterwards. */
function run(command: readonly string[]): void {
  const [program, ...args] = command;
  if (program === undefined) return;
  spawnSync(program, args, {
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
}

if (import.meta.main) {
  const reasons = setUpBrowsers(line => console.error(line));
  for (const reason of reasons) console.error(reason);
  process.exitCode = reasons.length > 0 ? 1 : 0;
}
