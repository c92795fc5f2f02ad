/** The same export in Chromium: the import's speed, its process's memory, a search meanwhile; Dexie's own way. */
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { findBrowser, launch, type Page } from '../browsers/index.ts';
import { build, demoBuild } from '../e2e/build.ts';
import { importReport, startImport } from '../e2e/steps.ts';
import type { Blog } from '../generate/index.ts';
import { beside, type Figure, rate } from './figures.ts';

const TITLE = 'Scale';
const PATIENCE = 1_200_000;
/** `bulkAdd` holds a transaction's rows in memory; so many at once are what its documentation advises. */
const ROWS_AT_ONCE = 2_000;
/** Milliseconds that the peer gets: it slows down as it grows, and half a gigabyte would take it many minutes. */
const PEER_TIME = 60_000;

export async function scaleInBrowser(blog: Blog, file: string, bytes: number): Promise<Figure[]> {
  const { found, reason } = findBrowser('chromium');
  if (!found) return [{ what: 'in Chromium: skipped', value: reason }];
  build('chromium');
  const extension = demoBuild('chromium');
  const browser = await launch('chromium', { extension, path: found.path, headless: true });
  try {
    const options = await browser.openExtensionPage('options.html');
    await startImport(options, TITLE, [file]);
    const start = performance.now();
    const memory = watchMemory();
    const report = await importReport(options, TITLE, PATIENCE);
    const took = secondsIn(report.state) ?? (performance.now() - start) / 1000;
    const peak = memory();
    const { counts } = blog;
    if (report.comments !== counts.comments || report.posts !== counts.posts + counts.pages) {
      throw new Error(`Chromium has read ${report.posts} posts and ${report.comments} comments`);
    }
    const peer = await dexiePeer(options, blog);
    const peerBytes = bytes * peer.share;
    const part = peer.share < 1 ? `, of the first ${Math.round(peer.share * 100)} %` : '';
    const speed = bytes / 1e6 / took;
    return [
      {
        what: `in Chromium, ${(bytes / 1e6).toFixed(0)} MB`,
        value: `${speed.toFixed(1)} MB/s`,
        peer: `Dexie, bulkAdd with multiEntry words: ${rate(peerBytes, peer.took).toFixed(1)} MB/s${part}: ${beside(peer.took / peer.share, took * 1000)}`,
        reach: '≥ 5 MB/s',
        met: speed >= 5,
      },
      peak === null
        ? { what: '  peak memory', value: 'not told by this system' }
        : {
            what: '  peak memory of the extension’s process',
            value: `${(peak / 1e6).toFixed(0)} MB`,
            reach: '< 300 MB',
            met: peak / 1e6 < 300,
          },
    ];
  } finally {
    await browser.close();
  }
}

/** "in 12.3 seconds", "in 2 minutes and 5 seconds": the report's own time, without the waiting of a test. */
function secondsIn(state: string): number | null {
  const [, minutes, seconds] =
    / in (?:(\d+) minutes?)?(?: and )?(?:([\d.]+) seconds?)?/.exec(state) ?? [];
  if (minutes === undefined && seconds === undefined) return null;
  return 60 * Number(minutes ?? 0) + Number(seconds ?? 0);
}

/**
 * Watches the process of the extension that we have started, pages and worker together, by Linux's
 * account; gives the most that was resident without the browser's own files, in bytes.
 */
function watchMemory(): () => number | null {
  let most = 0;
  const look = () => {
    for (const status of extensionProcesses()) {
      const kilobytes = Number(/RssAnon:\s+(\d+)/.exec(status)?.[1] ?? 0);
      most = Math.max(most, kilobytes * 1024);
    }
  };
  const timer = setInterval(look, 200);
  return () => {
    clearInterval(timer);
    return most > 0 ? most : null;
  };
}

function extensionProcesses(): string[] {
  if (process.platform !== 'linux') return [];
  const read = (pid: string, name: string): string => {
    try {
      return readFileSync(join('/proc', pid, name), 'utf8');
    } catch {
      // It has ended meanwhile.
      return '';
    }
  };
  const isOurs = (pid: string): boolean => {
    for (let at = pid; at !== '' && at !== '0'; ) {
      if (at === String(process.pid)) return true;
      at = /PPid:\s+(\d+)/.exec(read(at, 'status'))?.[1] ?? '';
    }
    return false;
  };
  return readdirSync('/proc')
    .filter(pid => /^\d+$/.test(pid) && read(pid, 'cmdline').includes('--extension-process'))
    .filter(isOurs)
    .map(pid => read(pid, 'status'));
}

/**
 * Milliseconds that Dexie takes to keep the texts of posts and comments with an index of their words, and
 * the share of them that it was given before its time was up.
 */
async function dexiePeer(page: Page, blog: Blog): Promise<{ took: number; share: number }> {
  const texts = serveTexts(blog);
  await once(texts, 'listening');
  const dexie = readFileSync(
    join(import.meta.dirname, '..', '..', 'node_modules', 'dexie', 'dist', 'dexie.min.js'),
    'utf8',
  );
  const { port } = texts.address() as AddressInfo;
  try {
    await page.goto(`http://127.0.0.1:${port}/`);
    const { took, rows } = await page.evaluate(
      async ({ source, atOnce, most }) => {
        new Function('module', 'exports', 'define', source).call(globalThis);
        type Table = { bulkAdd(rows: object[]): Promise<unknown> };
        const Dexie = Reflect.get(globalThis, 'Dexie') as new (
          name: string,
        ) => { version(no: number): { stores(schema: object): void }; table(name: string): Table };
        const database = new Dexie('peer');
        database.version(1).stores({ docs: '++id, *words' });
        let took = 0;
        for (let from = 0; ; from += atOnce) {
          const rows = (await (await fetch(`/${from}-${from + atOnce}`)).json()) as string[];
          if (rows.length === 0 || took > most) return { took, rows: from };
          const start = performance.now();
          await database.table('docs').bulkAdd(
            rows.map(text => ({
              text,
              words: [...new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu))],
            })),
          );
          took += performance.now() - start;
        }
      },
      { source: dexie, atOnce: ROWS_AT_ONCE, most: PEER_TIME },
    );
    return { took, share: Math.min(1, rows / textCount(blog)) };
  } finally {
    texts.close();
  }
}

/** Serves an empty page, and texts by their numbers: posts and comments in their order. */
function serveTexts(blog: Blog) {
  const all = textsOf(blog);
  return createServer((request, response) => {
    const range = /^\/(\d+)-(\d+)$/.exec(request.url ?? '');
    if (!range) {
      response.setHeader('content-type', 'text/html').end('<!doctype html><title>Peer</title>');
      return;
    }
    // They are asked for in order, each once.
    const some: string[] = [];
    for (let i = Number(range[1]); i < Number(range[2]); i++) {
      const next = all.next();
      if (next.done) break;
      some.push(next.value);
    }
    response.setHeader('content-type', 'application/json').end(JSON.stringify(some));
  }).listen(0, '127.0.0.1');
}

function textCount(blog: Blog): number {
  let count = blog.entries;
  for (let number = 0; number < blog.entries; number++) count += blog.post(number).comments;
  return count;
}

function* textsOf(blog: Blog): Generator<string> {
  for (let number = 0; number < blog.entries; number++) {
    const post = blog.post(number);
    yield post.paragraphs.join('\n');
    for (let i = 0; i < post.comments; i++) yield blog.comment(number, i).paragraphs.join('\n');
  }
}
