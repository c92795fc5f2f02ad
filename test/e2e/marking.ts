/** A browser with the sample archive, and its marks switched on for loopback. */
import type { Page } from '../browsers/index.ts';
import type { Ground } from './browser-suite.ts';
import { SAMPLE_DUMP } from './sample.ts';
import { importReport, openPopup, setSite, startImport } from './steps.ts';

export async function switchMarksOn({ browser, server }: Ground): Promise<void> {
  const options = await browser.openExtensionPage('options.html');
  await startImport(options, 'The sample', [SAMPLE_DUMP]);
  await importReport(options, 'The sample');
  await options.close();
  const url = `${server.url}story.html`;
  const page = await browser.openPage(url);
  const popup = await openPopup(browser, url);
  await setSite(popup, true);
  await popup.close();
  await page.close();
}

/**
 * Lists tasks of over 50 ms from now on, in the page's `longTasks`. Where the browser does not tell of them (Firefox), a timer
 * that comes 50 ms late tells of one.
 */
export function watchTasks(page: Page): Promise<void> {
  return page.evaluate(() => {
    const tasks: number[] = [];
    Reflect.set(globalThis, 'longTasks', tasks);
    if (PerformanceObserver.supportedEntryTypes.includes('longtask')) {
      new PerformanceObserver(list => {
        for (const { duration } of list.getEntries()) tasks.push(duration);
      }).observe({ type: 'longtask' });
      return;
    }
    let last = performance.now();
    setInterval(() => {
      const now = performance.now();
      if (now - last > 60) tasks.push(now - last);
      last = now;
    }, 5);
  });
}

export const longTasks = (page: Page) =>
  page.evaluate(() => Reflect.get(globalThis, 'longTasks') as number[]);

/** Milliseconds of the longest task since the last call, 0 for none of over 50. */
export async function longestTask(page: Page): Promise<number> {
  return page.evaluate(() => {
    const tasks = Reflect.get(globalThis, 'longTasks') as number[];
    return Math.max(0, ...tasks.splice(0));
  });
}
