/** Finds a Chromium and a Firefox that can load an extension: by environment, on the PATH, in caches. */
import { execFileSync } from 'node:child_process';
import { accessSync, constants, globSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

export type BrowserName = 'chromium' | 'firefox';
export const BROWSER_NAMES: readonly BrowserName[] = ['chromium', 'firefox'];

export interface FoundBrowser {
  readonly path: string;
  /** As the browser says it, 'Chromium 156.0.8078.79'; the path where it says nothing (Windows). */
  readonly version: string;
}

/** Either a browser that will do, or why there is none. */
export type Search =
  | { readonly found: FoundBrowser; readonly reason: null }
  | { readonly found: null; readonly reason: string };

/** The oldest majors that the manifest admits (`wxt.config.ts`). */
const FLOOR: Record<BrowserName, number> = { chromium: 128, firefox: 146 };
/** From this major on Google's own Chrome ignores `--load-extension`. */
const BRANDED_CHROME_REFUSES = 137;

const VARIABLE: Record<BrowserName, string> = { chromium: 'CHROMIUM', firefox: 'FIREFOX' };
const COMMANDS: Record<BrowserName, readonly string[]> = {
  chromium: ['chromium', 'chromium-browser'],
  firefox: ['firefox-esr', 'firefox'],
};

/** Looks in the environment first, and there only if it is set; then on the PATH; then in caches. */
export function findBrowser(name: BrowserName): Search {
  const set = process.env[VARIABLE[name]];
  const paths = set ? [set] : [...onPath(COMMANDS[name]), ...installed(name)];
  const refused: string[] = [];
  for (const path of paths.filter(isProgram)) {
    const version = versionOf(path);
    const complaint = refusal(name, version);
    if (complaint === null) return { found: { path, version }, reason: null };
    refused.push(`${path}: ${complaint}`);
  }
  const looked = set
    ? `${VARIABLE[name]}=${set} is not a program`
    : 'not on the PATH, not in caches';
  return { found: null, reason: `no usable ${name}: ${refused.join('; ') || looked}` };
}

function onPath(commands: readonly string[]): string[] {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  const ending = process.platform === 'win32' ? '.exe' : '';
  return commands.flatMap(command => folders.map(folder => join(folder, command + ending)));
}

/** What Playwright and Puppeteer downloaded, newest first, and where systems install browsers. */
function installed(name: BrowserName): string[] {
  const playwright = process.env.PLAYWRIGHT_BROWSERS_PATH ?? join(cacheFolder(), 'ms-playwright');
  const puppeteer = process.env.PUPPETEER_CACHE_DIR ?? join(homedir(), '.cache', 'puppeteer');
  const patterns: Record<BrowserName, readonly string[]> = {
    chromium: [
      `${playwright}/chromium-*/chrome-linux*/chrome`,
      `${playwright}/chromium-*/chrome-win*/chrome.exe`,
      `${playwright}/chromium-*/chrome-mac*/*.app/Contents/MacOS/*`,
      `${puppeteer}/chrome/*/chrome-linux*/chrome`,
      `${puppeteer}/chrome/*/chrome-win*/chrome.exe`,
      `${puppeteer}/chrome/*/chrome-mac*/*.app/Contents/MacOS/*`,
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
    ],
    firefox: [
      `${puppeteer}/firefox/*/firefox/firefox`,
      `${puppeteer}/firefox/*/firefox/firefox.exe`,
      `${puppeteer}/firefox/*/*.app/Contents/MacOS/firefox`,
      '/Applications/Firefox.app/Contents/MacOS/firefox',
      'C:/Program Files/Mozilla Firefox/firefox.exe',
    ],
  };
  return patterns[name].flatMap(pattern => globSync(pattern).sort().reverse());
}

function cacheFolder(): string {
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Caches');
  if (process.platform === 'win32') return process.env.LOCALAPPDATA ?? homedir();
  return process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache');
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

function versionOf(path: string): string {
  // Windows browsers open a window instead of answering.
  if (process.platform === 'win32') return path;
  try {
    const said = execFileSync(path, ['--version'], {
      encoding: 'utf8',
      timeout: 20_000,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return said.trim().split('\n').at(-1) ?? '';
  } catch {
    return '';
  }
}

/** Why this browser cannot be used; null if it can. */
function refusal(name: BrowserName, version: string): string | null {
  if (process.platform === 'win32') return null;
  const major = Number(/(\d+)\.\d/.exec(version)?.[1] ?? Number.NaN);
  if (Number.isNaN(major)) return 'does not say its version';
  if (major < FLOOR[name]) return `${version} is older than ${FLOOR[name]}`;
  if (/^Google Chrome \d/.test(version) && major >= BRANDED_CHROME_REFUSES)
    return `${version} ignores --load-extension; use Chromium or Chrome for Testing`;
  return null;
}
