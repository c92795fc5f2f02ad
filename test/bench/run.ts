/**
 * `npm run bench [-- NAME…] [--posts N] [--comments N]`: a table of figures, each beside a peer in the
 * same run where that can be had. Names: matcher (in Chromium and Firefox), import, search (in Chromium),
 * batch (the tool), annotate (its job alone), scale, browser (marks, popup and import in Chromium), sync; all of
 * them if none is given, which takes about twenty minutes. search-large (ten times the comments) only by
 * its name. `scale` takes `--megabytes N` or `--full` (half a gigabyte).
 */
import { availableParallelism, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { benchAnchor } from './anchoring.ts';
import { benchAnnotate } from './annotating.ts';
import { benchBatch } from './batching.ts';
import { type Corpus, makeCorpus } from './corpus.ts';
import { type Figure, printFigures } from './figures.ts';
import { benchImport } from './importing.ts';
import { benchBrowser } from './in-browser.ts';
import { benchMatcher } from './matcher.ts';
import { benchScale } from './scale.ts';
import { benchSearch } from './searching.ts';
import { benchSearchLarge } from './searching-large.ts';
import { benchSync } from './syncing.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    posts: { type: 'string' },
    comments: { type: 'string' },
    megabytes: { type: 'string' },
    full: { type: 'boolean', default: false },
  },
});

function count(name: 'posts' | 'comments' | 'megabytes', otherwise: number): number {
  const text = values[name] ?? String(otherwise);
  if (/^[1-9]\d{0,6}$/.test(text)) return Number(text);
  console.error(`--${name} takes a whole number from 1 on, not '${text}'.`);
  process.exit(2);
}

const size = { posts: count('posts', 1_000), comments: count('comments', 40_000) };
/** What search is for: fifteen years of a blog. */
const years = { posts: count('posts', 5_000), comments: count('comments', 200_000) };
const shape = { posts: years.posts, commentsEach: Math.round(years.comments / years.posts) };
let made: Promise<Corpus> | undefined;
const corpus = () => (made ??= makeCorpus(size));

const BENCHES: Readonly<Record<string, readonly [string, () => Promise<Figure[]>]>> = {
  matcher: ['Matcher', benchMatcher],
  import: ['Import', async () => benchImport(await corpus())],
  search: ['Search', () => benchSearch(shape)],
  batch: ['The tool', () => benchBatch(shape)],
  'search-large': ['Search, ten times the comments', () => benchSearchLarge(shape)],
  annotate: ['Annotate', async () => benchAnnotate(await corpus())],
  anchor: ['Highlights found again', benchAnchor],
  scale: [
    'A large export',
    () => benchScale(values.full ? 'full' : { megabytes: count('megabytes', 60) }),
  ],
  browser: ['In Chromium', () => benchBrowser()],
  sync: ['Sync, in Chromium', benchSync],
};

/** It makes an index of a gigabyte: only where it is asked for. */
const usual = Object.keys(BENCHES).filter(name => name !== 'search-large');
const names = positionals.length > 0 ? positionals : usual;
const unknown = names.filter(name => !Object.hasOwn(BENCHES, name));
if (unknown.length > 0) {
  console.error(
    `No such bench: ${unknown.join(', ')}. There are: ${Object.keys(BENCHES).join(', ')}.`,
  );
  process.exitCode = 2;
} else {
  const figures: Figure[] = [];
  for (const name of names) {
    const [title, run] = BENCHES[name]!;
    const found = await run();
    printFigures(title, found);
    figures.push(...found);
  }
  const load = loadavg()[0] ?? 0;
  const cores = availableParallelism();
  // The bench itself keeps one core busy.
  if (load > cores) {
    console.log(
      `\nLoad ${load.toFixed(1)} on ${cores} cores: other work distorts these; ratios less.`,
    );
  }
  const judged = figures.filter(({ met }) => met !== undefined);
  console.log(`\n${judged.filter(({ met }) => met).length} of ${judged.length} numbers met.`);
}
