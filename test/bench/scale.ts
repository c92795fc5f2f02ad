/** A large export of Blogger's, by the tool and in Chromium: speed, peak memory, where the time goes. */
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type Blog, classicExport, makeBlog, writePieces } from '../generate/index.ts';
import { beside, type Figure, rate } from './figures.ts';
import type { ImportParts } from './import-parts.ts';
import { scaleInBrowser } from './scale-in-browser.ts';

const root = join(import.meta.dirname, '..', '..');
const run = promisify(execFile);
/** Of a generated export: what 43 comments and their post take. */
const MEGABYTES_A_POST = 0.1008;
const COMMENTS_A_POST = 43.4;
/** Longer than this V8 has no strings. */
const LONGEST_STRING = 536_870_888;

export type Scale = 'full' | { readonly megabytes: number };

/** What a process took, as `peak-memory.ts` tells it. */
interface Used {
  readonly peakBytes: number;
  readonly cpu: number;
  readonly wall: number;
}

export async function benchScale(scale: Scale): Promise<Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'backstory-scale-'));
  try {
    const blog = blogOf(scale);
    const file = join(folder, 'blog.xml');
    const bytes = await writePieces(file, classicExport(blog));
    return [
      ...(await toolFigures(blog, file, bytes)),
      ...(await partFigures(file, bytes)),
      ...(await scaleInBrowser(blog, file, bytes)),
    ];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function blogOf(scale: Scale): Blog {
  if (scale === 'full') return makeBlog({ posts: 5_000, comments: 217_000 });
  const posts = Math.max(1, Math.round(scale.megabytes / MEGABYTES_A_POST));
  return makeBlog({ posts, comments: Math.round(posts * COMMENTS_A_POST) });
}

/** Runs a script of ours by itself, so that its memory is its own. */
async function script(...args: string[]): Promise<{ out: string; used: Used }> {
  const preloaded = join(import.meta.dirname, 'peak-memory.ts');
  const { stdout, stderr } = await run(process.execPath, ['--import', preloaded, ...args], {
    cwd: root,
    maxBuffer: 100_000_000,
  });
  return { out: stdout, used: JSON.parse(stderr.trim().split('\n').at(-1)!) as Used };
}

async function toolFigures(blog: Blog, file: string, bytes: number): Promise<Figure[]> {
  const { out, used } = await script('lib/cli/main.ts', 'pack', file, '-o', `${file}.zip`);
  const counted = JSON.parse(out) as Record<string, unknown>;
  for (const kind of ['posts', 'pages', 'comments', 'removed'] as const) {
    if (counted[kind] === blog.counts[kind]) continue;
    throw new Error(`pack has ${counted[kind]} ${kind} of ${blog.counts[kind]}`);
  }
  const speed = rate(bytes, used.wall);
  const peak = used.peakBytes / 1e6;
  return [
    {
      what: `pack, ${(bytes / 1e6).toFixed(0)} MB, ${blog.counts.comments} comments`,
      value: `${speed.toFixed(1)} MB/s (of processor time ${rate(bytes, used.cpu).toFixed(1)})`,
      reach: '≥ 10 MB/s',
      met: speed >= 10,
    },
    { what: '  peak memory', value: `${peak.toFixed(0)} MB`, reach: '< 300 MB', met: peak < 300 },
  ];
}

async function partFigures(file: string, bytes: number): Promise<Figure[]> {
  const { out } = await script('test/bench/import-parts.ts', file);
  const parts = JSON.parse(out) as ImportParts;
  const part = (what: string, took: number): Figure => ({
    what: `  ${what}`,
    value: `${rate(bytes, took).toFixed(1)} MB/s, ${(took / 1000).toFixed(1)} s`,
  });
  return [
    { ...part('parse, alone', parts.parse), peer: await xmlPeer(file, bytes, parts.parse) },
    part('reading: parse, merge, store', parts.reading),
    part('joining: threads, index, mining, store', parts.joining),
    part('terms: compile, count', parts.terms),
    part('merging segments', parts.merging),
    part('of all of it: store', parts.store),
    part('of all of it: index', parts.index),
    part('of all of it: mining', parts.mining),
    miningFigure(parts),
  ];
}

/** Of 120 MB of text, in the tool: what its steps mine, and what is made of that and counted at the end. */
function miningFigure({ mining, terms, text }: ImportParts): Figure {
  const seconds = ((mining + terms) / 1000) * (120e6 / text);
  const value = `${seconds.toFixed(1)} s for 120 MB, of ${(text / 1e6).toFixed(0)} MB`;
  return { what: '  mining, counting too', value, reach: '≤ 60 s', met: seconds <= 60 };
}

async function xmlPeer(file: string, bytes: number, own: number): Promise<string> {
  if (bytes > LONGEST_STRING) return 'fast-xml-parser: longer than a string can be';
  const name = 'fast-xml-parser, a tree alone:';
  // A tree of the whole export needs more than V8 gives by itself.
  const { out, used } = await script('--max-old-space-size=12000', 'test/bench/xml-peer.ts', file);
  const { took } = JSON.parse(out) as { took: number };
  const peak = `${(used.peakBytes / 1e6).toFixed(0)} MB`;
  return `${name} ${rate(bytes, took).toFixed(1)} MB/s, ${peak}: ${beside(took, own)}`;
}
