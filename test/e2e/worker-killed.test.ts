import { expect, it } from 'vitest';
import type { Page } from '../browsers/index.ts';
import { until } from '../browsers/view.ts';
import { describeJourney } from './browser-suite.ts';
import { type Contents, contents, newestJob } from './database.ts';
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
      if (kills > 1) await wake(options);
    }
    // If it was faster than the killer, it was not tested.
    expect(kills).toBe(KILLS);
    const report = await importReport(options, 'Whole', 100_000);
    expect(report).toMatchObject({ posts: DUMP.posts, comments: DUMP.comments });
    expect(await contents(options)).toEqual(undisturbed.get(browser.name));
  });
});

/** Any message wakes the worker; this one asks for nothing that was not so before. */
function wake(options: Page): Promise<void> {
  return options.evaluate(async () => {
    const api = Reflect.get(globalThis, 'browser') ?? Reflect.get(globalThis, 'chrome');
    await api.runtime.sendMessage({ type: 'page.sites-changed' });
  });
}
