/** What a user does to sync, a step a function; and what is kept, read past the extension's own code. */
import { changedAt } from '../../lib/highlights/index.ts';
import type { HighlightRecord } from '../../lib/model/index.ts';
import type { Browser, Page } from '../browsers/index.ts';
import { byRole, click, fill, textMatching, textOf, until } from '../browsers/view.ts';

/** A remote as it is typed into the options page. */
export interface Typed {
  readonly kind: 'webdav' | 'couchdb';
  readonly address: string;
  readonly user: string;
  readonly password: string;
}

export async function openSync(browser: Browser): Promise<Page> {
  const page = await browser.openExtensionPage('options.html');
  await textMatching(page, /Sync by your browser account|Sync now/);
  return page;
}

/** Types a server in and has it looked at. */
export async function lookAt(options: Page, typed: Typed): Promise<void> {
  const webdav = typed.kind === 'webdav';
  await click(options, 'button', webdav ? 'Set up: A WebDAV server' : 'Set up: A CouchDB database');
  if (webdav)
    await (await byRole(options, 'combobox', /^Server/)).choose('another server, by its address');
  await fill(options, 'textbox', /^Address of/, typed.address);
  await fill(options, 'textbox', 'User', typed.user);
  await fill(options, 'password', /password$/i, typed.password);
  await click(options, 'button', 'Connect');
}

/** The first device: a new passphrase, the plan, and the recovery code, which is given. */
export async function joinFirst(options: Page, typed: Typed, passphrase: string): Promise<string> {
  await lookAt(options, typed);
  await fill(options, 'password', 'Passphrase', passphrase);
  await fill(options, 'password', 'Once more', passphrase);
  await click(options, 'button', 'Go on');
  await click(options, 'button', 'Start to sync');
  const code = await shownCode(options);
  await click(options, 'button', 'I have kept it');
  await inSync(options);
  return code;
}

/** The whole of it: its last group is shorter. */
export async function shownCode(options: Page): Promise<string> {
  return (await textMatching(options, /\b[0-9A-Z]{4}(-[0-9A-Z]{4}){3,}(-[0-9A-Z]{1,3})?\b/))[0];
}

/** Another device, by the passphrase; what it would do is given. */
export async function joinNext(options: Page, typed: Typed, passphrase: string): Promise<string> {
  await lookAt(options, typed);
  await openBy(options, passphrase);
  await byRole(options, 'button', 'Merge and sync');
  const plan = await textOf(options);
  await click(options, 'button', 'Merge and sync');
  await inSync(options);
  return plan;
}

export async function openBy(options: Page, passphrase: string): Promise<void> {
  await fill(options, 'password', 'Passphrase', passphrase);
  await click(options, 'button', 'Open');
}

export async function inSync(options: Page): Promise<void> {
  await textMatching(options, /In sync, /, 30_000);
}

/** Stops to sync on this device. */
export async function leave(options: Page): Promise<void> {
  await click(options, 'button', 'Stop syncing');
  await click(options, 'button', 'Stop syncing here');
  await textMatching(options, /Sync by your browser account/);
}

/** Presses the button, and waits until what it did is over. */
export async function syncNow(options: Page): Promise<void> {
  const button = await until('it is busy with something else', async () => {
    const found = await byRole(options, 'button', 'Sync now');
    return (await found.attribute('disabled')) === null && found;
  });
  const before = await syncedAt(options);
  await button.click();
  await until('sync does not end', async () => (await syncedAt(options)) !== before, 30_000);
  await inSync(options);
}

interface Shown {
  readonly state: string;
  readonly last: number | null;
  readonly waiting: number;
}

/** The state as views get it. */
export function shownState(options: Page): Promise<Shown | null> {
  return options.evaluate(async () => {
    const api = Reflect.get(globalThis, 'browser') ?? Reflect.get(globalThis, 'chrome');
    return (await api.storage.session.get('sync-state'))['sync-state'] ?? null;
  });
}

async function syncedAt(options: Page): Promise<number | null> {
  return (await shownState(options))?.last ?? null;
}

export interface KeptHighlight {
  readonly id: string;
  readonly exact: string;
  readonly by: string | null;
  readonly notes: readonly string[];
  readonly removed: boolean;
}

/** Every highlight of the database, removed ones too. */
export function keptHighlights(options: Page): Promise<KeptHighlight[]> {
  return options.evaluate(
    () =>
      new Promise<KeptHighlight[]>((resolve, reject) => {
        const request = indexedDB.open('backstory');
        request.onerror = () => reject(request.error);
        request.onsuccess = () => {
          const database = request.result;
          const rows = database.transaction('highlights').objectStore('highlights').getAll();
          rows.onsuccess = () => {
            database.close();
            resolve(
              rows.result.map(row => ({
                id: row.id,
                by: row.by,
                exact: row.anchor.exact.replace(/\s+/g, ' ').trim(),
                notes: row.notes.versions.map(({ text }: { text: string }) => text),
                removed: row.removed.value,
              })),
            );
          };
        };
      }),
  );
}

export async function keptHighlight(options: Page, words: string): Promise<KeptHighlight> {
  return until(`'${words}' is not kept`, async () =>
    (await keptHighlights(options)).find(({ exact }) => exact === words),
  );
}

/** Puts highlights into the database as if they had been made there, a thousand at a time. */
export async function putHighlights(
  page: Page,
  records: readonly HighlightRecord[],
  empties = false,
): Promise<void> {
  const rows = records.map(record => ({ ...record, changed: changedAt(record), unsent: 1 }));
  for (let at = 0; at === 0 || at < rows.length; at += 1_000)
    await page.evaluate(write, { rows: rows.slice(at, at + 1_000), empties: empties && at === 0 });
}

function write({ rows, empties }: { rows: object[]; empties: boolean }): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open('backstory');
    request.onerror = () => reject(request.error);
    request.onsuccess = () => {
      const change = request.result.transaction('highlights', 'readwrite');
      const store = change.objectStore('highlights');
      if (empties) store.clear();
      for (const row of rows) store.put(row);
      change.oncomplete = () => {
        request.result.close();
        resolve();
      };
      change.onabort = () => reject(change.error);
    };
  });
}
