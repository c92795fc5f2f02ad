/** What `pack` counts in real files of each format, by the counts that were made of them with other tools. */
import { existsSync, globSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { importFiles } from '../../../lib/cli/import-files.ts';
import { UNPUBLISHED, type Unpublished } from '../../../lib/model/index.ts';

const SAMPLES = resolve(import.meta.dirname, '../../../../shared/samples');
const PENDING = { pending: 5 };
const PINGS = {
  'another site’s link to the post (trackback)': 2,
  'another site’s link to the post (pingback)': 2,
};

/** File or folder; posts, pages, comments; posts without a title, answers to comments; what was left out. */
const PUBLISHED: readonly (readonly [string, readonly number[], Record<string, number>])[] = [
  ['blogger/arpruss-demo.xml', [128, 0, 116, 0, 0], { draft: 3 }],
  ['blogger/apraditya-complete.xml', [10, 0, 0, 0, 0], { draft: 1 }],
  ['blogger/gbc-blogger-sample2.xml', [4, 0, 3, 0, 0], {}],
  ['takeout/Key Management Summit Central', [4, 0, 1, 0, 0], PENDING],
  ['takeout/Key Management Summit Central/feed.atom', [4, 0, 1, 0, 0], PENDING],
  ['takeout/P1619 Wine Tasting Standing Subcommittee', [2, 0, 0, 0, 0], {}],
  ['takeout/P1619 Wine Tasting Standing Subcommittee/feed.atom', [2, 0, 0, 0, 0], {}],
  [
    'wxr/wptt-themeunittestdata.xml',
    [49, 21, 25, 1, 9],
    { pending: 3, scheduled: 1, draft: 1, ...PINGS },
  ],
  ['wxr/wpimporter-crazy-cdata.xml', [1, 0, 0, 0, 0], {}],
  ['blogspot-html/traf-abookshelffullofsunshine.blogspot.com.interview.html', [1, 0, 2, 0, 1], {}],
  ['blogspot-html/traf-weinlachgummis.blogspot.com.rezi.html', [1, 0, 1, 0, 0], {}],
  ['feeds/feedsmith-rss-20.xml', [2, 0, 0, 0, 0], {}],
  ['feeds/feedsmith-rss-092.xml', [2, 0, 0, 0, 0], {}],
  ['feeds/feedsmith-atom-10.xml', [6, 0, 0, 0, 0], {}],
  ['feeds/feedsmith-rdf-10.xml', [2, 0, 0, 0, 0], {}],
  ['feeds/feedparser-illformed_chardet_koi8r.xml', [1, 0, 0, 0, 0], {}],
  ['feeds/feedparser-illformed_rss_item_link_corrupted_ampersands.xml', [1, 0, 0, 1, 0], {}],
  ['feeds/feedparser-json_example.json', [2, 0, 0, 1, 0], {}],
];

/** All of it, with what was not published. */
const WHOLE: typeof PUBLISHED = [
  ['blogger/arpruss-demo.xml', [131, 0, 116, 2, 0], {}],
  ['blogger/apraditya-complete.xml', [11, 0, 0, 1, 0], {}],
  ['takeout/Key Management Summit Central', [4, 0, 6, 0, 0], {}],
  ['wxr/wptt-themeunittestdata.xml', [51, 21, 28, 1, 10], PINGS],
];

async function packed(name: string, include: readonly Unpublished[]) {
  const path = join(SAMPLES, name);
  const files = statSync(path).isDirectory() ? globSync('*', { cwd: path }).sort() : [''];
  const { store, job } = await importFiles(
    files.map(file => join(path, file)),
    'A sample',
    { include },
  );
  try {
    const { posts, pages, comments } = store.counts();
    const threads = await store.threads(job.archive, 0, 1000);
    const untitled = threads.filter(({ row }) => row.post.title === null).length;
    const answers = threads
      .flatMap(thread => thread.comments)
      .filter(({ parent }) => parent !== null).length;
    const skipped = job.ledger.lines
      .flatMap(line => line.skipped)
      .filter(({ reason }) => reason !== 'not content')
      .map(({ reason, count }): [string, number] => [reason, count]);
    return {
      counts: [posts, pages, comments, untitled, answers],
      skipped: Object.fromEntries(skipped),
    };
  } finally {
    store.close();
  }
}

describe.skipIf(!existsSync(SAMPLES))('real files (skipped where ../shared/samples is not)', () => {
  it.each(PUBLISHED)('%s: posts, pages, comments %j', async (name, counts, skipped) => {
    expect(await packed(name, [])).toEqual({ counts, skipped });
  });

  it.each(WHOLE)('%s with all that was not published: %j', async (name, counts, skipped) => {
    expect(await packed(name, UNPUBLISHED)).toEqual({ counts, skipped });
  });
});
