/** What nobody should type, and an index that somebody has altered: an answer, and never an exception. */
import { afterEach, beforeAll, expect, it } from 'vitest';
import type { Page } from '../browsers/index.ts';
import { byRole, click, isThere, textMatching, textOf, until } from '../browsers/view.ts';
import { describeJourney } from './browser-suite.ts';
import { SAMPLE_DUMP } from './sample.ts';
import { importReport, startImport } from './steps.ts';

const KNOWN = 'caseload';
const ODD: readonly string[] = [
  'a'.repeat(10_000),
  'probation '.repeat(1_000),
  '!?.,;:'.repeat(1_700),
  '"'.repeat(10_000),
  'year:2018 term:NOMS -x "'.repeat(400),
  '"napo',
  '[a-z]+(.*)*\\1$^|',
  '<img src=x onerror=alert(1)>',
  'العدالة والسجن',
  'การคุมประพฤติ 保護観察',
  '👨‍👩‍👧‍👦 \ud800\u202e',
  'before:9999',
  'year:abc',
  'author:"" label:"',
  '-',
  '-in:posts -in:comments',
  'term:',
  'term:__proto__',
];

/** What a row of the index may be made. */
const ALTERED = ['cut off', 'another bit', 'no bytes', 'a text', 'another row'] as const;

describeJourney('a search for anything', ground => {
  const open: Page[] = [];
  const openSearch = async (path: string) => {
    const page = await ground().browser.openExtensionPage(path);
    open.push(page);
    await page.evaluate(() => {
      const errors: string[] = [];
      Reflect.set(globalThis, 'errors', errors);
      addEventListener('error', ({ message }) => errors.push(message));
      addEventListener('unhandledrejection', ({ reason }) => errors.push(String(reason)));
    });
    return page;
  };
  const errorsOf = (page: Page) => page.evaluate(() => Reflect.get(globalThis, 'errors'));
  const ask = async (page: Page, query: string) => {
    const box = await byRole(page, 'searchbox');
    await box.focus();
    await page.evaluate(() => {
      if (document.activeElement instanceof HTMLInputElement) document.activeElement.select();
    });
    await box.paste(query);
  };
  const statusOf = async (page: Page) => (await byRole(page, 'status')).text();

  beforeAll(async () => {
    const options = await ground().browser.openExtensionPage('options.html');
    await startImport(options, 'The sample', [SAMPLE_DUMP]);
    await importReport(options, 'The sample');
    await options.close();
  });
  afterEach(async () => {
    for (const page of open.splice(0)) await page.close().catch(() => {});
  });

  it.each(['reader.html', 'popup.html', 'sidepanel.html'])(
    'is answered in %s, and so is the next',
    async path => {
      const page = await openSearch(path);
      if (path === 'sidepanel.html') await click(page, 'tab', 'Search');
      await ask(page, KNOWN);
      const [known] = await textMatching(page, /\d+ posts?, \d+ comments?/);
      for (const query of ODD) {
        await ask(page, query);
        await until('another answer', async () => {
          const status = await statusOf(page);
          return status !== known && /^(Results|Nothing|\d)/.test(status);
        });
        expect(await isThere(page, 'alert')).toBe(false);
        await ask(page, KNOWN);
        await until('the known answer', async () => (await statusOf(page)).startsWith(known));
      }
      expect(await errorsOf(page)).toEqual([]);
    },
  );

  it.each(ALTERED)('is answered whole though a row of the index is %s', async how => {
    const before = await openSearch('reader.html');
    await ask(before, KNOWN);
    const [whole] = await textMatching(before, /\d+ posts?, \d+ comments?/);
    await alterIndex(before, how);
    // What was read is known still: another page has to read it.
    const page = await openSearch('reader.html');
    await page.evaluate(() => {
      new MutationObserver(() => {
        if (document.body.textContent?.includes('A part of the search index'))
          Reflect.set(globalThis, 'said', true);
      }).observe(document, { childList: true, subtree: true, characterData: true });
    });
    await ask(page, KNOWN);
    await until('the index is whole again, as was said meanwhile', async () => {
      const said = await page.evaluate(() => Reflect.get(globalThis, 'said') === true);
      const text = await textOf(page);
      return said && text.includes(whole) && !text.includes('A part of the search index');
    });
    expect(await errorsOf(page)).toEqual([]);
  });
});

/** Alters every row but those that it takes the place of. */
function alterIndex(page: Page, how: (typeof ALTERED)[number]): Promise<void> {
  return page.evaluate(async kind => {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open('backstory');
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    const transaction = database.transaction('segmentRows', 'readwrite');
    const table = transaction.objectStore('segmentRows');
    const done = new Promise<void>((resolve, reject) => {
      transaction.oncomplete = () => resolve();
      transaction.onabort = () => reject(transaction.error);
    });
    const reading: IDBRequest<{ bytes: unknown }[]> = table.getAll();
    reading.onsuccess = () => {
      const rows = reading.result;
      const last = rows.at(-1)?.bytes;
      for (const row of rows) {
        const bytes = row.bytes as Uint8Array;
        if (kind === 'cut off') row.bytes = bytes.slice(0, bytes.length >> 1);
        if (kind === 'another bit') {
          row.bytes = bytes.map((byte, i) => (i === bytes.length >> 1 ? byte ^ 1 : byte));
        }
        if (kind === 'no bytes') row.bytes = null;
        if (kind === 'a text') row.bytes = 'nonsense';
        if (kind === 'another row') row.bytes = last;
        table.put(row);
      }
    };
    await done;
    database.close();
  }, how);
}
