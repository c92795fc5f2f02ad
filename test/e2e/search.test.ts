/** The search as it is used: its filters, years and order; what it opens; and while archives come and go. */
import { afterEach, beforeAll, expect, it } from 'vitest';
import type { Page } from '../browsers/index.ts';
import { byRole, click, fill, isThere, textMatching, textOf, until } from '../browsers/view.ts';
import { emptyLibrary } from './background.ts';
import { describeJourney } from './browser-suite.ts';
import { makeDump } from './dump.ts';
import { SAMPLE_DUMP, SAMPLE_PAGES } from './sample.ts';
import { extensionPageAt, importReport, openPopup, startImport } from './steps.ts';

const [NEWS = 'missing.html'] = SAMPLE_PAGES;
const ORDER = 'Order of the results';

describeJourney('the search', ground => {
  const open: Page[] = [];
  const searchFor = async (query: string) => {
    const params = new URLSearchParams({ q: query });
    const page = await ground().browser.openExtensionPage(`reader.html#${params}`);
    open.push(page);
    await textMatching(page, /\d+ (post|comment)s?\b|Nothing (found|with every word)/);
    return page;
  };
  beforeAll(async () => {
    const options = await ground().browser.openExtensionPage('options.html');
    await startImport(options, 'The sample', [SAMPLE_DUMP]);
    await importReport(options, 'The sample');
    await options.close();
  });
  afterEach(async () => {
    for (const page of open.splice(0)) await page.close().catch(() => {});
  });

  it('is narrowed by chips, which the text follows, and back', async () => {
    const page = await searchFor('supervision');
    await click(page, 'button', 'Comments');
    await valueIs(page, 'in:comments supervision');
    await until('only comments are left', async () => {
      const found = await results(page);
      return found.length > 0 && found.every(text => text.startsWith('Comment'));
    });
    await click(page, 'button', 'Filter +');
    await (await byRole(page, 'combobox', 'Filter by')).choose('Label');
    await byRole(page, 'textbox', 'Label');
    await (await byRole(page, 'combobox', 'Filter by')).choose('Author');
    await (await byRole(page, 'textbox', 'Author')).type('Lantern');
    await page.press('Enter');
    await valueIs(page, 'author:Lantern in:comments supervision');
    await until('only what one author wrote is left', async () => {
      const found = await results(page);
      return found.length === 0
        ? /Nothing found/.test(await textOf(page))
        : found.every(text => /^Comment by Lantern/.test(text));
    });
    await click(page, 'button', 'Remove: by Lantern');
    await click(page, 'button', 'All');
    await valueIs(page, 'supervision');
  });

  it('shows a typed filter as a chip, and what else it is called as a suggestion', async () => {
    const page = await searchFor('HMPP');
    await fill(page, 'searchbox', /^search/, 'after:2018-06 -in:posts NOMS');
    await byRole(page, 'button', 'Remove: from Jun 2018');
    expect(await (await byRole(page, 'button', 'Comments')).attribute('aria-pressed')).toBe('true');
    await fill(page, 'searchbox', /^search/, 'in:posts HMPP');
    await click(page, 'button', /^Search for HMPPS/);
    await valueIs(page, 'in:posts HMPPS');
  });

  it('has its years chosen by a click, by drawing along them and by keys', async () => {
    const page = await searchFor('office');
    const bars = await barsOf(page);
    expect(bars.length).toBeGreaterThan(3);
    const [first, second, third] = bars;
    await page.clickAt(second!.x, second!.y);
    await valueIs(page, `year:${second!.year} office`);
    await until('all results are of that year', () => allWithin(page, second!.year, second!.year));
    expect(await selectedYears(page)).toEqual([second!.year]);

    await page.drag(first!, third!);
    await valueIs(page, `year:${first!.year}-${third!.year} office`);
    await until('all are of those years', () => allWithin(page, first!.year, third!.year));
    await click(page, 'button', `Remove: ${first!.year}–${third!.year}`);
    await valueIs(page, 'office');

    await (await byRole(page, 'searchbox', /^search/)).focus();
    for (let i = 0; i < 12 && !(await focusIs(page, 'option')); i++) await page.press('Tab');
    await page.press('Home');
    await page.press('Shift+ArrowRight');
    await valueIs(page, `year:${first!.year}-${second!.year} office`);
    expect(await focusIs(page, 'option')).toBe(true);
    await page.press('Escape');
    await valueIs(page, 'office');
  });

  it('is sorted by date, and the address knows', async () => {
    const page = await searchFor('office');
    for (const [name, sign] of [
      ['oldest first', 1],
      ['newest first', -1],
    ] as const) {
      await (await byRole(page, 'combobox', ORDER)).choose(name);
      await until(`${name}`, async () => {
        const days = await datesOf(page);
        return (
          days.length > 2 && days.every((day, i) => i === 0 || sign * day >= sign * days[i - 1]!)
        );
      });
    }
    expect(await page.evaluate(() => location.hash)).toContain('sort=newest');
  });

  it('says what it took a slip for, and looks for the word as typed', async () => {
    const page = await searchFor('supervison');
    await textMatching(page, /Results for supervision · \d+/);
    await click(page, 'button', 'Search for “supervison”');
    await textMatching(page, /Nothing in the archive for “"supervison"”/);
  });

  it('fills few results up with others, and says which words they lack', async () => {
    const page = await searchFor('marmalade chairs hostel');
    await textMatching(page, /Only \d with every word; also these|None has every word/);
    await textMatching(page, /missing: /);
  });

  it('says where nothing is to be found what may be', async () => {
    const page = await searchFor('xylophonist');
    await textMatching(
      page,
      /Nothing in the archive for “xylophonist”.*xylophonist occurs nowhere/,
    );
    await fill(page, 'searchbox', /^search/, 'year:2014 "Marmalade retires"');
    await click(page, 'button', 'Search without filters');
    await textMatching(page, /1 post/);
  });

  it('opens a post at its passage and a comment at its place, the words marked; Back leads to where one was', async () => {
    const page = await searchFor('vacuum cleaners');
    await page.resize(900, 420);
    await page.press('/');
    await page.press('ArrowDown');
    await page.press('Enter');
    await textMatching(page, /Twelve years at the desk/);
    // The list of results has that title and that word too, and is not scrolled.
    await until('the passage is in sight, and marked', async () => {
      const scrolled = await page.evaluate(() => scrollY > 0);
      return scrolled && (await markInSight(page, 'vacuum'));
    });
    await page.evaluate(() => history.back());
    await textMatching(page, /Archives and settings/);
    await until('the result has the focus again', () => focusIs(page, 'link'));

    // At once: results of a query that is half typed would go from under the focus.
    const box = await byRole(page, 'searchbox', /^search/);
    await box.click();
    await page.evaluate(() => (document.activeElement as HTMLInputElement).select());
    await box.paste('in:comments office');
    await until('there are comments', async () => {
      const found = await results(page);
      return found.length > 5 && found.every(text => /Comment/.test(text));
    });
    await page.press('ArrowDown');
    for (let i = 0; i < 5; i++) await page.press('ArrowDown');
    const before = await page.evaluate(() => ({
      y: scrollY,
      text: document.activeElement?.closest('li')?.textContent ?? '',
    }));
    expect(before.y).toBeGreaterThan(0);
    await page.press('Enter');
    await until('the comment is set apart, in sight, its word marked', () =>
      page.evaluate(() => {
        const hit = document.querySelector('.comment.is-hit');
        const box = hit?.querySelector('mark.hit')?.getBoundingClientRect();
        return box !== undefined && box.top >= 0 && box.bottom <= innerHeight;
      }),
    );
    await page.evaluate(() => history.back());
    await until('it is where it was', () =>
      page.evaluate(
        was =>
          Math.abs(scrollY - was.y) < 2 &&
          document.activeElement?.closest('li')?.textContent === was.text,
        before,
      ),
    );
  });

  it('marks in a post what the search took for the words, and goes from passage to passage', async () => {
    const page = await searchFor('ofice');
    await textMatching(page, /Results for office/);
    await page.press('/');
    await page.press('ArrowDown');
    await page.press('Enter');
    await until('the word is marked', () => markInSight(page, 'office'));
    const said = () =>
      textMatching(page, /(\d+) of (\d+) passages?/).then(([, at, of]) => [Number(at), Number(of)]);
    const [at = 0, of = 0] = await said();
    if (of > at) {
      await page.press('n');
      expect(await said()).toEqual([at + 1, of]);
      expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('MARK');
    }
    await click(page, 'link', /^Results for/);
    await valueIs(page, 'ofice');
  });

  it('has the same filters in popup and panel', async () => {
    const { browser, server } = ground();
    const news = await browser.openPage(server.url + NEWS);
    const popup = await openPopup(browser, server.url + NEWS);
    const panel = await browser.openExtensionPage('sidepanel.html');
    open.push(news, popup, panel);
    await popup.resize(400, 600);
    await panel.resize(360, 800);
    await click(panel, 'tab', 'Search');
    for (const page of [popup, panel]) {
      await page.toFront();
      await (await byRole(page, 'searchbox', /^search/)).type('office');
      await click(page, 'button', 'Posts');
      await valueIs(page, 'in:posts office');
      const [first, second] = await barsOf(page);
      await page.drag(first!, second!);
      await valueIs(page, `year:${first!.year}-${second!.year} in:posts office`);
      await until('it is narrowed', () => allWithin(page, first!.year, second!.year));
      await (await byRole(page, 'combobox', ORDER)).choose('oldest first');
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(
        true,
      );
    }
    await (await byRole(popup, 'searchbox', /^search/)).focus();
    await popup.press('Enter');
    const all = await extensionPageAt(browser, 'reader.html#q');
    open.push(all);
    expect(await all.evaluate(() => location.hash)).toContain('sort=oldest');
    await until('the page has the same', async () => (await datesOf(all)).length > 0);
  });

  it('leads back from the popup to the results that it was closed over', async () => {
    const { browser, server } = ground();
    const news = await browser.openPage(server.url + NEWS);
    const popup = await openPopup(browser, server.url + NEWS);
    open.push(news, popup);
    await popup.resize(400, 500);
    await (await byRole(popup, 'searchbox', /^search/)).type('caseload');
    await until('there are results', async () => (await results(popup)).length > 4);
    for (let i = 0; i < 4; i++) await popup.press('ArrowDown');
    const opened = await popup.evaluate(
      () => document.activeElement?.closest('li')?.textContent ?? '',
    );
    await popup.press('Enter');
    open.push(await extensionPageAt(browser, 'reader.html#archive'));
    const again = await openPopup(browser, server.url + NEWS);
    open.push(again);
    await again.resize(400, 500);
    await click(again, 'button', 'Back to “caseload”');
    await until('the one that was opened has the focus, in sight', () =>
      again.evaluate(was => {
        const item = document.activeElement?.closest('li');
        const box = item?.getBoundingClientRect();
        return item?.textContent === was && !!box && box.bottom > 0 && box.top < innerHeight;
      }, opened),
    );
  });

  it('says that a part of its index is gone, and has it again without being asked', async () => {
    const page = await searchFor('caseload');
    const whole = (await textMatching(page, /\d+ posts?, \d+ comments?/))[0];
    await page.evaluate(
      () =>
        new Promise<void>((resolve, reject) => {
          const request = indexedDB.open('backstory');
          request.onerror = () => reject(request.error);
          request.onsuccess = () => {
            const transaction = request.result.transaction('segmentRows', 'readwrite');
            transaction.objectStore('segmentRows').clear();
            transaction.oncomplete = () => {
              request.result.close();
              resolve();
            };
          };
        }),
    );
    // What was read is known still: another page has to read it.
    const other = await ground().browser.openExtensionPage('reader.html#q=');
    open.push(other);
    const seen = other.evaluate(
      () =>
        new Promise<boolean>(resolve => {
          const looking = new MutationObserver(() => {
            const text = document.body.textContent ?? '';
            if (text.includes('A part of the search index of The sample cannot be read')) {
              looking.disconnect();
              resolve(true);
            }
          });
          looking.observe(document, { childList: true, subtree: true, characterData: true });
        }),
    );
    // At once: of a query that is still being typed, the answer that says so may come too late to be shown.
    await (await byRole(other, 'searchbox')).paste('caseload');
    expect(await seen).toBe(true);
    await textMatching(other, new RegExp(whole));
    expect(await textOf(other)).not.toMatch(/A part of the search index/);
  });

  it('answers of what is there while an archive comes, and no more when it is gone', async () => {
    const { browser, file } = ground();
    const page = await searchFor('boundary');
    const options = await browser.openExtensionPage('options.html');
    open.push(options);
    const dump = makeDump(400, 'second');
    const before = await results(page);
    await startImport(options, 'Second', [await file('second.txt', dump.text)]);
    // Asked again and again meanwhile: every hit that is shown has its words, none is empty.
    let asked = 0;
    const ended = importReport(options, 'Second', 80_000);
    let over = false;
    void ended.finally(() => {
      over = true;
    });
    while (!over) {
      await fill(page, 'searchbox', /^search/, asked++ % 2 === 0 ? 'boundary again' : 'boundary');
      const found = await until('an answer', async () => {
        expect(await isThere(page, 'alert')).toBe(false);
        return await results(page);
      });
      for (const text of found) expect(text).toMatch(/boundary|again|missing/i);
    }
    await ended;
    await fill(page, 'searchbox', /^search/, 'boundary');
    await until(
      'the new archive is found',
      async () => (await results(page)).length > before.length,
    );
    // Without a key pressed: an archive that is gone takes its results along.
    await emptyLibrary(options);
    await textMatching(page, /There is no archive yet/);
    expect(await results(page)).toEqual([]);
  });
});

function valueIs(page: Page, value: string): Promise<unknown> {
  return until(`the box does not say '${value}'`, () =>
    page.evaluate(
      wanted =>
        document.querySelector<HTMLInputElement>('input[type=search]')?.value.trim() === wanted,
      value,
    ),
  );
}

function results(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    // biome-ignore lint/performance/useDomNodeTextContent: what is hidden was not said to anybody
    [...document.querySelectorAll<HTMLElement>('.result')].map(item => item.innerText),
  );
}

/** Days of the results that have one, in milliseconds since 1970, as they are listed. */
function datesOf(page: Page): Promise<number[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLTimeElement>('.result time')].map(time =>
      Date.parse(time.dateTime.slice(0, 10)),
    ),
  );
}

async function allWithin(page: Page, from: number, to: number): Promise<boolean> {
  const years = (await datesOf(page)).map(day => new Date(day).getUTCFullYear());
  return years.length > 0 && years.every(year => year >= from && year <= to);
}

/** The middle of each year's column. */
function barsOf(page: Page): Promise<{ year: number; x: number; y: number }[]> {
  return until('there are no bars', async () => {
    const bars = await page.evaluate(() =>
      [...document.querySelectorAll('[role=option][aria-label]')].map(bar => {
        const { x, y, width, height } = bar.getBoundingClientRect();
        const year = Number.parseInt(bar.getAttribute('aria-label') ?? '', 10);
        return { year, x: x + width / 2, y: y + height / 2 };
      }),
    );
    return bars.length > 0 && bars;
  });
}

function selectedYears(page: Page): Promise<number[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('[role=option][aria-selected=true]')].map(bar =>
      Number.parseInt(bar.getAttribute('aria-label') ?? '', 10),
    ),
  );
}

function focusIs(page: Page, what: 'option' | 'link'): Promise<boolean> {
  return page.evaluate(
    wanted =>
      document.activeElement?.matches(wanted === 'option' ? '[role=option]' : 'a.open') ?? false,
    what,
  );
}

function markInSight(page: Page, word: string): Promise<boolean> {
  return page.evaluate(wanted => {
    const marks = [...document.querySelectorAll('mark.hit')];
    return marks.some(mark => {
      const { top, bottom } = mark.getBoundingClientRect();
      const says = mark.textContent?.toLowerCase().startsWith(wanted) ?? false;
      return says && top >= 0 && bottom <= innerHeight;
    });
  }, word);
}
