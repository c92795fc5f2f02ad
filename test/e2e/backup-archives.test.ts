/** A backup with archives, from one profile into a fresh one. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { changeRecord, makeRecord, pageKey } from '../../lib/highlights/index.ts';
import type { Clock, HighlightId, HighlightLink } from '../../lib/model/index.ts';
import { BROWSER_NAMES, type Browser, findBrowser, launch, type Page } from '../browsers/index.ts';
import { byRole, click, textMatching } from '../browsers/view.ts';
import { makeDump } from '../store/make-dump.ts';
import { tell } from './background.ts';
import { describeJourney } from './browser-suite.ts';
import { demoBuild } from './build.ts';
import { savedFile } from './highlighting.ts';
import { importReport, startImport } from './steps.ts';

const TITLE = 'Harbour notes';
const HQB = 'HQB|harbour quality board';
const QUOTE = 'words that were marked elsewhere';

type PostLink = Extract<HighlightLink, { kind: 'post' }>;

describeJourney('archives are kept in a backup', ground => {
  let fresh: Browser | null = null;
  let tie: PostLink | undefined;
  let backup = '';
  beforeAll(async () => {
    const { browser, file } = ground();
    const options = await browser.openExtensionPage('options.html');
    await startImport(options, TITLE, [
      await file('dump.txt', makeDump({ posts: 70, comments: 3 })),
    ]);
    await importReport(options, TITLE);
    tie = await tieTo(options, 40);
    await putInto(options, 'highlights', tied(tie));
    const { archive } = tie;
    await tell(options, { type: 'card.mute', archive, key: HQB, muted: true });
    await options.close();
    for (const name of BROWSER_NAMES) {
      const search = findBrowser(name);
      const extension = demoBuild(name);
      if (name !== browser.name || search.found === null) continue;
      fresh = await launch(name, { extension, path: search.found.path });
    }
  });
  afterAll(() => fresh?.close());

  it('where that is ticked', async () => {
    const { browser, file } = ground();
    const keeping = await browser.openExtensionPage('keeping.html');
    await textMatching(keeping, /Now here: 1 highlight, 1 changed term/);
    await click(keeping, 'checkbox', /^With 1 archive: 70 posts, 210 comments/);
    const saved = await savedFile(keeping, () => click(keeping, 'button', 'Save a backup'));
    expect(saved.bytes.slice(0, 2)).toEqual(new Uint8Array([0x50, 0x4b]));
    backup = await file(saved.name, saved.bytes);
    await textMatching(keeping, /The last one: /);
    // It says of what is here that it stays.
    await (await byRole(keeping, 'file', 'Backup file')).setFiles([backup]);
    await textMatching(keeping, /Harbour notes is here already: left as it is/);
    await keeping.close();
  });

  it('and come back in a fresh profile: searchable, with ties that lead there and terms as they were; Undo takes all of it away', async () => {
    const keeping = await fresh!.openExtensionPage('keeping.html');
    await textMatching(keeping, /Now here: 0 highlights/);
    await (await byRole(keeping, 'file', 'Backup file')).setFiles([backup]);
    await textMatching(keeping, /Harbour notes comes back with 70 posts, 210 comments/);
    await textMatching(keeping, /changed terms 1 0 0 0/i);
    await click(keeping, 'button', 'Restore');
    await textMatching(keeping, /The backup is restored\. Its archive is being imported/);
    const options = await fresh!.openExtensionPage('options.html');
    const { posts, comments } = await importReport(options, TITLE);
    expect({ posts, comments }).toEqual({ posts: 70, comments: 210 });

    const panel = await fresh!.openExtensionPage('sidepanel.html');
    await click(panel, 'tab', 'Highlights');
    await click(panel, 'radio', /^All/);
    await textMatching(panel, new RegExp(`${QUOTE}.*Tied to ${tie!.title}`));
    const [kept] = await rowsOf<{ links: { value: PostLink[] } }>(panel, 'highlights');
    expect(kept?.links.value).toEqual([tie]);
    const { archive, post } = kept!.links.value[0]!;
    const reader = await fresh!.openExtensionPage(`reader.html#archive=${archive}&post=${post}`);
    await textMatching(reader, new RegExp(`${tie!.title}\\b`));
    const search = await fresh!.openExtensionPage('reader.html#q=harbour');
    await textMatching(search, /Results 70 posts/);
    const href = await (await byRole(options, 'link', /^\d+ terms?$/)).attribute('href');
    const terms = await fresh!.openExtensionPage(href!.slice(fresh!.origin.length));
    await textMatching(terms, /HQB Harbour Quality Board .*muted/);
    const muted = (await rowsOf<{ name: string; muted: boolean }>(terms, 'terms')).filter(
      term => term.muted,
    );
    expect(muted.map(({ name }) => name)).toEqual(['HQB']);

    await keeping.toFront();
    await click(keeping, 'button', 'Undo');
    await textMatching(keeping, /The restore is undone/);
    await textMatching(keeping, /Now here: 0 highlights, 0 changed terms/);
    for (const table of ['archives', 'posts', 'terms', 'jobs'])
      expect(await rowsOf(keeping, table)).toEqual([]);
  });
});

/** A post of the only archive, as a highlight is tied to it. */
async function tieTo(page: Page, nth: number): Promise<PostLink> {
  const rows = await rowsOf<{ archive: string; post: { id: string; title: string } }>(
    page,
    'posts',
  );
  const { archive, post } = rows[nth]!;
  return { kind: 'post', archive, post: post.id, comment: null, title: post.title };
}

function tied(link: PostLink): object {
  const at = `${Date.now().toString(36).padStart(9, '0')}-0000-test000000` as Clock;
  const url = 'https://news.example/a';
  const page = { url, key: pageKey(url), title: 'A page', site: 'news.example', published: null };
  const anchor = { exact: QUOTE, prefix: '', suffix: '', start: 0, end: QUOTE.length };
  const record = makeRecord(
    {
      id: `h${'0'.repeat(19)}1` as HighlightId,
      created: Date.now(),
      page: { ...page, place: null },
      anchor: { ...anchor, heading: null, element: null },
      colour: 'yellow',
    },
    at,
  );
  return { ...changeRecord(record, { links: [link] }, at), changed: at };
}

function rowsOf<T>(page: Page, table: string): Promise<T[]> {
  return page.evaluate(async name => {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open('backstory');
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    const rows = await new Promise<T[]>((resolve, reject) => {
      const request = database.transaction(name).objectStore(name).getAll();
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    database.close();
    return rows;
  }, table);
}

function putInto(page: Page, table: string, row: object): Promise<void> {
  return page.evaluate(
    async ([name, value]) => {
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const request = indexedDB.open('backstory');
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
      const transaction = database.transaction(name, 'readwrite');
      transaction.objectStore(name).put(value);
      await new Promise(done => transaction.addEventListener('complete', done));
      database.close();
    },
    [table, row] as const,
  );
}
