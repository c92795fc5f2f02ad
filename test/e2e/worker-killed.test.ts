import { isDeepStrictEqual } from 'node:util';
import { expect, it } from 'vitest';
import { createRandom } from '../bench/zipf-text.ts';
import { until } from '../browsers/view.ts';
import { makeBlog, takeoutFeed } from '../generate/index.ts';
import { emptyLibrary, tell } from './background.ts';
import { describeJourney } from './browser-suite.ts';
import { type Contents, contents, digests, newestJob } from './database.ts';
import { makeDump } from './dump.ts';
import { importReport, startImport } from './steps.ts';

/** Large enough for several steps, each a transaction of its own. */
const DUMP = makeDump(4000);
const KILLS = 3;

/** What the undisturbed import left: by browser, since each has its own worker. */
const undisturbed = new Map<string, Contents>();

describeJourney('an import that nobody disturbs', ground => {
  it('finds all that the dump holds', async () => {
    const { browser, file } = ground();
    const options = await browser.openExtensionPage('options.html');
    await startImport(options, 'Whole', [await file('whole.txt', DUMP.text)]);
    const report = await importReport(options, 'Whole');
    expect(report).toMatchObject({ posts: DUMP.posts, comments: DUMP.comments });
    undisturbed.set(browser.name, await contents(options));
  });
});

describeJourney('an import whose worker is killed', ground => {
  it('goes on where it stopped, with nothing twice and nothing lost', {
    timeout: 300_000,
  }, async () => {
    const { browser, file } = ground();
    const options = await browser.openExtensionPage('options.html');
    await startImport(options, 'Whole', [await file('whole.txt', DUMP.text)]);
    let done = 0;
    let kills = 0;
    while (kills < KILLS) {
      const job = await until(
        `the import goes on after ${kills} kills`,
        async () => {
          const seen = await newestJob(options);
          return seen && (seen.bytesDone > done || seen.state === 'done') && seen;
        },
        100_000,
      );
      if (job.state === 'done') break;
      done = job.bytesDone;
      if (!(await browser.killWorker())) continue;
      kills++;
      // The first time nothing but the alarm wakes it, after half a minute; then anything that it hears.
      if (kills > 1) await tell(options, { type: 'page.wake' });
    }
    // If it was faster than the killer, it was not tested.
    expect(kills).toBe(KILLS);
    const report = await importReport(options, 'Whole', 100_000);
    expect(report).toMatchObject({ posts: DUMP.posts, comments: DUMP.comments });
    expect(await contents(options)).toEqual(undisturbed.get(browser.name));
  });
});

/** Some 2 MB, most comments before their posts. */
const FEED = [...takeoutFeed(makeBlog({ posts: 80, comments: 1800, seed: 11 }))].join('');

/** So many in all, and so many to an import. Firefox takes longer to start its background again. */
const MOMENTS = { chromium: 20, firefox: 8 } as const;
const AN_IMPORT = 4;

describeJourney('a Takeout export whose import is killed at random moments', ground => {
  it('ends with the same database, row by row', { timeout: 300_000 }, async () => {
    const { browser, file } = ground();
    const options = await browser.openExtensionPage('options.html');
    const path = await file('feed.atom', FEED);
    const began = performance.now();
    await startImport(options, 'Takeout', [path]);
    await importReport(options, 'Takeout');
    const lasted = performance.now() - began;
    // What was small segments becomes one behind the report; the same of both is waited for.
    const expected = await digests(options, 'Takeout');
    const seed = Date.now() % 1_000_000;
    const random = createRandom(seed);
    const moments: number[] = [];
    while (moments.length < MOMENTS[browser.name]) {
      await emptyLibrary(options);
      await startImport(options, 'Takeout', [path]);
      await until('the import is queued', () => newestJob(options));
      for (let i = 0; i < AN_IMPORT; i++) {
        const moment = Math.floor((random() * lasted) / 2);
        await new Promise(resolve => setTimeout(resolve, moment));
        // Between its end and this nothing was to be killed.
        if ((await newestJob(options))?.state === 'done') break;
        if (await browser.killWorker()) moments.push(moment);
        await tell(options, { type: 'page.wake' });
      }
      await importReport(options, 'Takeout');
      let found: Record<string, string> = {};
      await until(
        'the databases are the same',
        async () => {
          found = await digests(options, 'Takeout');
          return isDeepStrictEqual(found, expected);
        },
        5_000,
      ).catch(() => undefined);
      expect(found, `seed ${seed}, killed after ${moments.slice(-AN_IMPORT)} ms`).toEqual(expected);
    }
  });
});
