import { afterEach, beforeAll, expect, it } from 'vitest';
import { writeHypothesis } from '../../lib/highlights/index.ts';
import type { Page } from '../browsers/index.ts';
import {
  byRole,
  click,
  fill,
  frameAt,
  isThere,
  textMatching,
  textOf,
  until,
} from '../browsers/view.ts';
import { highlight } from '../unit/highlights/records.ts';
import { describeJourney } from './browser-suite.ts';
import { highlightsAppear, noteOf, pressColour, savedFile, select } from './highlighting.ts';
import { SAMPLE_PAGES } from './sample.ts';
import { highlightsOn, openPopup, setSite, tabOf } from './steps.ts';

const [NEWS = 'missing.html'] = SAMPLE_PAGES;

describeJourney('what the user made is kept', ground => {
  const open: Page[] = [];
  const visit = async (path: string) => {
    const page = await ground().browser.openPage(ground().server.url + path);
    open.push(page);
    return page;
  };
  const ours = async (path: string) => {
    const page = await ground().browser.openExtensionPage(path);
    open.push(page);
    return page;
  };
  let backup = '';
  let words = '';
  beforeAll(async () => {
    const { browser, server } = ground();
    const page = await browser.openPage(server.url + NEWS);
    const popup = await openPopup(browser, server.url + NEWS);
    await setSite(popup, true);
    await popup.close();
    await page.close();
  });
  afterEach(async () => {
    for (const page of open.splice(0)) await page.close().catch(() => {});
  });

  it('in a backup, which says what it would do, and brings back what was removed', async () => {
    const page = await visit(NEWS);
    words = await select(page, 'p', 1);
    await pressColour(page, 'green');
    await highlightsAppear(page, words);
    await until('the selection is let go', () =>
      page.evaluate(() => document.getSelection()?.rangeCount === 0),
    );
    const others = await select(page, 'p', 2);
    await pressColour(page, 'blue');
    await highlightsAppear(page, others);
    const keeping = await ours('keeping.html');
    await textMatching(keeping, /Now here: 2 highlights/);
    await textMatching(keeping, /There was none yet/);
    const saved = await savedFile(keeping, () => click(keeping, 'button', 'Save a backup'));
    expect(saved.name).toMatch(/^backstory-\d{4}-\d\d-\d\d\.backstory-backup$/);
    await textMatching(keeping, /The last one: /);
    backup = await ground().file(saved.name, saved.bytes);

    await page.toFront();
    const note = await noteOf(page, words);
    await click(note, 'button', 'Remove');
    await textMatching(await frameAt(page, 'note.html'), /is removed/);
    await keeping.toFront();
    await (await byRole(keeping, 'file', 'Backup file')).setFiles([backup]);
    await textMatching(keeping, /highlights 0 0 1 1/i);
    await click(keeping, 'checkbox', /^Bring back 1 highlight/);
    await click(keeping, 'button', 'Restore');
    await textMatching(keeping, /The backup is restored/);
    await page.toFront();
    await highlightsAppear(page, words);

    await keeping.toFront();
    await click(keeping, 'button', 'Undo');
    await textMatching(keeping, /The restore is undone/);
    await textMatching(keeping, /Now here: 1 highlight,/);
    await (await byRole(keeping, 'file', 'Backup file')).setFiles([backup]);
    await click(keeping, 'checkbox', /^Bring back 1 highlight/);
    await click(keeping, 'button', 'Restore');
    await textMatching(keeping, /Now here: 2 highlights/);
  });

  it('and a month after the last backup one is reminded, once', async () => {
    const keeping = await ours('keeping.html');
    await keeping.evaluate(async () => {
      const api = Reflect.get(globalThis, 'browser') ?? Reflect.get(globalThis, 'chrome');
      const backedUp = Date.now() - 31 * 86_400_000;
      await api.storage.local.set({ keeping: { backedUp, dismissed: null, persists: false } });
    });
    await textMatching(keeping, /Something was changed since/);
    const panel = await ours('sidepanel.html');
    await click(panel, 'tab', 'Highlights');
    await textMatching(panel, /No backup of your highlights for 30 days/);
    await click(panel, 'button', 'Not now');
    await until('it is put away', async () => !/No backup/.test(await textOf(panel)));
    const again = await ours('sidepanel.html');
    await click(again, 'tab', 'Highlights');
    await textMatching(again, /All \(2\)/);
    expect(await textOf(again)).not.toMatch(/No backup/);
  });

  it('though the browser loses the database: that is said, and nothing counts as removed', async () => {
    const { browser } = ground();
    const keeping = await ours('keeping.html');
    await textMatching(keeping, /Now here: 2 highlights/);
    await until('the sentinel knows of them', () => sentinelOf(keeping, 2));
    await browser.killWorker();
    await keeping.evaluate(
      () =>
        new Promise<void>((resolve, reject) => {
          const request = indexedDB.deleteDatabase('backstory');
          request.onsuccess = () => resolve();
          request.onerror = () => reject(request.error);
        }),
    );
    await keeping.goto(`${browser.origin}keeping.html`);
    // The page is asked for its highlights: the background starts, and looks.
    const page = await visit(NEWS);
    await keeping.toFront();
    await textMatching(keeping, /lost 2 of the 2 highlights/);
    const panel = await ours('sidepanel.html');
    await click(panel, 'tab', 'Highlights');
    await textMatching(panel, /lost 2 of the 2 highlights.*Restore a backup/);
    await panel.close();
    await keeping.toFront();
    await (await byRole(keeping, 'file', 'Backup file')).setFiles([backup]);
    await textMatching(keeping, /highlights 2 0 0 0/i);
    await click(keeping, 'button', 'Restore');
    await textMatching(keeping, /The backup is restored/);
    await until('it is well again', async () => !(await isThere(keeping, 'alert')));
    await page.toFront();
    await highlightsAppear(page, words);
  });

  it('and annotations of others come in: shown first, hostile ones left out with their place', async () => {
    const listed = [1, 2].map(no => ({
      record: highlight(no, { anchor: { exact: `marked elsewhere, ${no}` } }),
      sighting: null,
    }));
    const rows: unknown[] =
      JSON.parse(writeHypothesis(listed, { now: Date.now() })).annotations ?? [];
    expect(rows).toHaveLength(2);
    const hostile =
      '{"__proto__":{"polluted":true},"id":"x","uri":"javascript:alert(1)","target":[]}';
    const text = `{"annotations":[${[...rows.map(row => JSON.stringify(row)), hostile].join()}]}`;
    const file = await ground().file('annotations.json', text);
    const keeping = await ours('keeping.html');
    await (await byRole(keeping, 'file', 'File of annotations')).setFiles([file]);
    await textMatching(keeping, /Hypothesis: 2 highlights to add/);
    await keeping.evaluate(() => document.querySelector<HTMLElement>('.skipped summary')?.click());
    await textMatching(keeping, /annotations\[2\]: /);
    await click(keeping, 'button', 'Bring in 2 highlights');
    await textMatching(keeping, /2 highlights brought in/);
    expect(await keeping.evaluate(() => Reflect.get({}, 'polluted') ?? null)).toBe(null);
    const panel = await ours('sidepanel.html');
    await click(panel, 'tab', 'Highlights');
    await click(panel, 'radio', /^All/);
    await textMatching(panel, /marked elsewhere, 1/);
  });

  it('by colours with names of the user’s own, and without a toolbar where that is not wanted', async () => {
    const { server } = ground();
    const keeping = await ours('keeping.html');
    await fill(keeping, 'textbox', 'Name of green', 'Evidence');
    await keeping.press('Tab');
    const panel = await ours('sidepanel.html');
    await click(panel, 'tab', 'Highlights');
    await click(panel, 'radio', /^All/);
    await click(panel, 'button', /^Filter/);
    await until('the filter has its name', async () => {
      const options = await panel.evaluate(() =>
        [...document.querySelectorAll('option')].map(({ label }) => label),
      );
      return options.some(label => /^Evidence \(\d\)$/.test(label));
    });
    await panel.close();
    await keeping.toFront();
    await click(keeping, 'switch', 'Show a toolbar at selections');
    const page = await visit('inputs.html');
    const tab = await tabOf(keeping, `${server.url}inputs.html`);
    await select(page, 'p');
    await until('it is marked by key', async () => {
      const made = await keeping.evaluate(async id => {
        const api = Reflect.get(globalThis, 'browser') ?? Reflect.get(globalThis, 'chrome');
        return api.tabs.sendMessage(id, { type: 'highlighter.mark', colour: 'pink' });
      }, tab);
      return made === 'made';
    });
    await until('it is painted', async () => (await highlightsOn(page)).length > 0);
    expect(
      await page.evaluate(() => {
        const beside = [...document.documentElement.children].filter(
          element => element !== document.head && element !== document.body,
        );
        return beside.every(element => element.getBoundingClientRect().height === 0);
      }),
    ).toBe(true);
  });

  it('with settings, of which only those are taken that are asked for', async () => {
    const keeping = await ours('keeping.html');
    await until('the name is there', () => nameOfGreen(keeping, 'Evidence'));
    await (await byRole(keeping, 'file', 'Backup file')).setFiles([backup]);
    await byRole(keeping, 'checkbox', 'The toolbar at selections');
    await click(keeping, 'checkbox', 'Names of the colours');
    await click(keeping, 'button', 'Restore');
    await textMatching(keeping, /The backup is restored/);
    await until('the name is as it was', () => nameOfGreen(keeping, 'Green'));
    const toolbar = await byRole(keeping, 'switch', 'Show a toolbar at selections');
    expect(await toolbar.attribute('aria-checked')).toBe('false');
    await click(keeping, 'button', 'Undo');
    await until('the name is there again', () => nameOfGreen(keeping, 'Evidence'));
  });
});

function sentinelOf(page: Page, highlights: number): Promise<boolean> {
  return page.evaluate(async wanted => {
    const api = Reflect.get(globalThis, 'browser') ?? Reflect.get(globalThis, 'chrome');
    const { sentinel } = await api.storage.local.get('sentinel');
    return sentinel?.highlights === wanted;
  }, highlights);
}

function nameOfGreen(page: Page, name: string): Promise<boolean> {
  return page.evaluate(wanted => {
    const field = document.querySelector<HTMLInputElement>('[aria-label="Name of green"]');
    return field?.value === wanted;
  }, name);
}
