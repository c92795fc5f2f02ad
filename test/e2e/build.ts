/** Builds the extension that the browser tests load, for both browsers. */
import { execFileSync } from 'node:child_process';
import { cp, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { BrowserName } from '../browsers/index.ts';

const root = resolve(import.meta.dirname, '..', '..');
const TARGET: Record<BrowserName, string> = { chromium: 'chrome', firefox: 'firefox' };

/** Where `wxt.config.ts` puts the demo build. */
export const demoBuild = (browser: BrowserName): string =>
  join(root, '.output', `${TARGET[browser]}-mv3-demo`);

/** Builds for one browser; throws with the builder's own words. */
export function build(browser: BrowserName): void {
  const wxt = join(root, 'node_modules', 'wxt', 'bin', 'wxt.mjs');
  try {
    execFileSync(
      process.execPath,
      [wxt, 'build', '--mode', 'demo', '--browser', TARGET[browser], '--level', 'warn'],
      {
        cwd: root,
        encoding: 'utf8',
        stdio: 'pipe',
        env: { ...process.env, NODE_ENV: 'production' },
      },
    );
  } catch (error) {
    const said = error as { stdout?: string; stderr?: string };
    throw new Error(`wxt build failed for ${browser}:\n${said.stdout ?? ''}${said.stderr ?? ''}`);
  }
}

/** A copy of the build without `unlimitedStorage`: only such a one can run out of room. */
export async function limitedBuild(browser: BrowserName): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'backstory-limited-'));
  await cp(demoBuild(browser), folder, { recursive: true });
  const path = join(folder, 'manifest.json');
  const manifest: { permissions: string[] } = JSON.parse(await readFile(path, 'utf8'));
  manifest.permissions = manifest.permissions.filter(name => name !== 'unlimitedStorage');
  await writeFile(path, JSON.stringify(manifest));
  return folder;
}

/** Vitest calls this once before the project. */
export default function setup(): void {
  build('chromium');
  build('firefox');
}
