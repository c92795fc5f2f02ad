/** What Backstory is measured against: in a package of its own, installed when the bench first needs it. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const here = import.meta.dirname;
const modules = join(here, 'node_modules');
const PEERS = [
  '@sqlite.org/sqlite-wasm',
  'minisearch',
  'mark.js',
  'fast-xml-parser',
  'modern-ahocorasick',
];

/** As much of MiniSearch as is used here; its own types are there only once it is installed. */
export interface MiniSearch {
  addAll(docs: readonly object[]): void;
  search(query: string, options?: object): { id: number; score: number }[];
}
export interface MiniSearchClass {
  new (options: object): MiniSearch;
  loadJSON(json: string, options: object): MiniSearch;
}

/** Installs them where one is missing; for what bundles them itself. */
export function installPeers(): void {
  if (PEERS.every(peer => existsSync(join(modules, peer)))) return;
  console.error('Installing what to measure against (test/bench/package.json).');
  execFileSync('npm', ['ci', '--prefix', here, '--no-audit', '--no-fund'], {
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  });
}

export async function loadMiniSearch(): Promise<MiniSearchClass> {
  installPeers();
  const file = join(modules, 'minisearch', 'dist', 'es', 'index.js');
  return (await import(pathToFileURL(file).href)).default;
}

/** As much of fast-xml-parser as is used here. */
export interface FastXmlParser {
  readonly XMLParser: new (options: object) => { parse(xml: Uint8Array): unknown };
}

export async function loadFastXmlParser(): Promise<FastXmlParser> {
  installPeers();
  const file = join(modules, 'fast-xml-parser', 'src', 'fxp.js');
  return import(pathToFileURL(file).href);
}

/** The source of mark.js, to be run in a page. */
export function markJsSource(): string {
  installPeers();
  return readFileSync(join(modules, 'mark.js', 'dist', 'mark.min.js'), 'utf8');
}
