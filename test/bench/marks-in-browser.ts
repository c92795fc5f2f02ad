/** The built extension on a page: how long until its marks are there, and what it costs the page. */
import type { Browser, Page } from '../browsers/index.ts';
import { until } from '../browsers/view.ts';
import { openPopup, setSite } from '../e2e/steps.ts';
import { type Figure, median, ms } from './figures.ts';
import type { PageNotes } from './news-page.ts';
import { markJsSource } from './peers.ts';

const RUNS = 5;
/** A task longer than this is felt; the browser tells of those only. */
const LONG = 50;

/** Both pages are of the same site, which is not marked yet. Every figure is the median of five loads. */
export async function markFigures(
  browser: Browser,
  article: string,
  large: string,
): Promise<Figure[]> {
  const page = await browser.openPage(large);
  const unmarked: PageNotes[] = [];
  for (let run = 0; run < RUNS; run++) unmarked.push(await loadWith(page, large, 'no marks'));
  const popup = await openPopup(browser, large);
  await setSite(popup, true);
  await popup.close();
  await page.toFront();
  await loadWith(page, article, 'marks');
  const dead: PageNotes[] = [];
  const live: PageNotes[] = [];
  for (let run = 0; run < RUNS; run++) {
    await browser.killWorker();
    dead.push(await loadWith(page, article, 'marks'));
    live.push(await loadWith(page, article, 'marks'));
  }
  const peer = `mark.js, marking alone: ${ms(await markJs(page))}`;
  const marked: PageNotes[] = [];
  for (let run = 0; run < RUNS; run++) marked.push(await loadWith(page, large, 'marks'));
  await page.close();
  return [
    marksFigure('marks on 30 kB, worker dead', dead, { peer, reach: 100 }),
    marksFigure('marks on 30 kB, worker live', live, { peer, reach: 20 }),
    tasksFigure('  longest task of the page', [...dead, ...live]),
    marksFigure('marks on 5 MB, worker live', marked, {}),
    tasksFigure('  longest task of the page', marked, unmarked),
  ];
}

/** `peer` is mark.js putting in words that it is told: no ratio of the two would mean anything. */
function marksFigure(
  what: string,
  notes: readonly PageNotes[],
  { peer, reach }: { peer?: string; reach?: number },
): Figure {
  const took = median(notes.map(({ marked, ready }) => (marked ?? Number.NaN) - ready));
  return {
    what,
    value: ms(took),
    ...(peer === undefined ? {} : { peer }),
    ...(reach === undefined ? {} : { reach: `≤ ${reach} ms`, met: took <= reach }),
  };
}

/** Of the loads' longest tasks the median, and the longest; beside those of the page as it is without us. */
function tasksFigure(
  what: string,
  notes: readonly PageNotes[],
  without?: readonly PageNotes[],
): Figure {
  const longest = notes.map(longestTask);
  const own = without?.map(longestTask);
  return {
    what,
    value: sayTasks(longest),
    ...(own === undefined ? {} : { peer: `without us: ${sayTasks(own)}` }),
    reach: own === undefined ? `≤ ${LONG} ms` : `≤ ${LONG} ms, or as without us`,
    met: median(longest) <= Math.max(LONG, own === undefined ? 0 : median(own)),
  };
}

/** What was over before the document was ready can't be ours. */
function longestTask({ ready, tasks }: PageNotes): number {
  const after = tasks.filter(({ start, duration }) => start + duration > ready);
  return Math.max(0, ...after.map(({ duration }) => duration));
}

function sayTasks(longest: readonly number[]): string {
  const most = Math.max(...longest);
  if (most === 0) return `none over ${LONG} ms`;
  const middle = median(longest);
  return `${middle === 0 ? `none over ${LONG} ms` : ms(middle)}, at most ${ms(most)}`;
}

/** Loads a page, and gives it time for what comes behind the marks: the card is made ready then. */
async function loadWith(page: Page, url: string, what: 'marks' | 'no marks'): Promise<PageNotes> {
  await page.goto(url);
  const notes = () => page.evaluate(() => Reflect.get(globalThis, 'benchNotes') as PageNotes);
  if (what === 'marks') {
    await until('nothing is marked', async () => (await notes()).marked !== null, 30_000);
  }
  await new Promise(resolve => setTimeout(resolve, 500));
  return notes();
}

/** What mark.js takes for the words that we have marked, by elements of its own. */
async function markJs(page: Page): Promise<number> {
  return page.evaluate((source: string) => {
    const words: string[] = [];
    for (const highlight of CSS.highlights.values()) {
      for (const { startContainer, startOffset, endOffset } of highlight) {
        words.push((startContainer.textContent ?? '').slice(startOffset, endOffset));
      }
    }
    new Function('module', 'define', source).call(globalThis, undefined, undefined);
    type Mark = new (
      root: Element,
    ) => { mark(words: string[], options: object): void; unmark(): void };
    const Marker = Reflect.get(globalThis, 'Mark') as Mark;
    const marker = new Marker(document.body);
    const start = performance.now();
    marker.mark(words, { separateWordSearch: false, accuracy: 'exactly' });
    const took = performance.now() - start;
    marker.unmark();
    return took;
  }, markJsSource());
}
