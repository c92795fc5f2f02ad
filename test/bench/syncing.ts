/**
 * Sync: the built extension in two profiles of Chromium, over a real WebDAV server on loopback, with all
 * that goes over the wire counted by a proxy in between; and the browser account's own storage.
 */
import type { HighlightRecord, Opening } from '../../lib/model/index.ts';
import { type Browser, findBrowser, launch, type Page } from '../browsers/index.ts';
import { ask } from '../e2e/background.ts';
import { build, demoBuild } from '../e2e/build.ts';
import { keptHighlights, putHighlights } from '../e2e/syncing.ts';
import { createFaultProxy, type FaultProxy, rclone } from '../servers/remotes/index.ts';
import setUpServers from '../servers/remotes/setup.ts';
import { typicalHighlights } from '../unit/sync/typical-highlights.ts';
import { type Figure, median, ms, timed } from './figures.ts';
import { oneFile, pouchReplication } from './sync-peers.ts';

const HIGHLIGHTS = 10_000;
const EDITS = 9;
/** As many as surely do not fit in the browser account. */
const TOO_MANY = 700;
const DEVICE = 'aaaaaaaaaa';
const OPENING: Opening = { how: 'passphrase', passphrase: 'lamp otter gravel tuesday' };

const JOIN_MS = 10_000;
const VISIBLE_MS = 5_000;
const EDIT_BYTES = 2_000;
const FITTING = 430;

export async function benchSync(): Promise<Figure[]> {
  setUpServers();
  const { found, reason } = findBrowser('chromium');
  const missing = reason ?? rclone.missing();
  if (!found || missing) return [{ what: 'skipped', value: missing ?? '' }];
  build('chromium');
  const open = () => launch('chromium', { extension: demoBuild('chromium'), path: found.path });
  const [server, a, b] = await Promise.all([rclone.start(), open(), open()]);
  const proxy = await createFaultProxy(server.url);
  try {
    const { user, password } = server;
    const place = { kind: 'webdav' as const, address: `${proxy.url}Backstory/`, user, password };
    const records = typicalHighlights(HIGHLIGHTS, DEVICE, 7, 1_000_000);
    const [here, there] = await Promise.all([withHighlights(a, records), withHighlights(b, [])]);
    const join = (page: Page, device: string) =>
      ask(page, {
        type: 'page.sync-join',
        choice: place,
        opening: OPENING,
        names: { device, by: null },
      });
    const [first] = await timed(() => join(here, 'first'));
    const [second] = await timed(() => join(there, 'second'));
    const came = (await keptHighlights(there)).length;
    if (came !== HIGHLIGHTS) throw new Error(`${came} of ${HIGHLIGHTS} came`);
    const peers = { file: await oneFile(records), pouch: await pouchReplication(records) };
    return [
      {
        what: `first join, ${HIGHLIGHTS} highlights come`,
        value: ms(second),
        peer: `PouchDB ${ms(peers.pouch.pull)}, one JSON file by GET ${ms(peers.file.get)}`,
        reach: `≤ ${JOIN_MS / 1_000} s`,
        met: second <= JOIN_MS,
      },
      {
        what: `the same, ${HIGHLIGHTS} go`,
        value: ms(first),
        peer: `PouchDB ${ms(peers.pouch.push)}, one JSON file by PUT ${ms(peers.file.put)}`,
        reach: `≤ ${JOIN_MS / 1_000} s`,
        met: first <= JOIN_MS,
      },
      ...(await editFigures(here, there, records, proxy, peers)),
      await accountFigure(a, here),
    ];
  } finally {
    for (const browser of [a, b]) await browser.close();
    await proxy.close();
    await server.stop();
  }
}

interface Peers {
  readonly file: Awaited<ReturnType<typeof oneFile>>;
  readonly pouch: Awaited<ReturnType<typeof pouchReplication>>;
}

/** What one exchange of a device cost; bytes in both directions. */
interface Cost {
  readonly requests: number;
  readonly bodies: number;
  readonly headers: number;
}

async function editFigures(
  here: Page,
  there: Page,
  records: readonly HighlightRecord[],
  proxy: FaultProxy,
  peers: Peers,
): Promise<Figure[]> {
  const sync = (page: Page) => costOf(proxy, () => ask(page, { type: 'page.sync-now' }));
  const times: number[] = [];
  const costs: Record<'sends' | 'reads' | 'looks', Cost[]> = { sends: [], reads: [], looks: [] };
  for (let edit = 0; edit < EDITS; edit++) {
    const { id } = records[edit * 97]!;
    const note = `Seen by edit ${edit}: the union says otherwise in its answer of May.`;
    await ask(here, { type: 'page.change-highlights', ids: [id], change: { note } });
    const start = performance.now();
    costs.sends.push(await sync(here));
    costs.reads.push(await sync(there));
    if ((await noteOf(there, id)) !== note) throw new Error(`edit ${edit} did not come`);
    times.push(performance.now() - start);
    costs.looks.push(await sync(there));
  }
  const of = (kind: keyof typeof costs, part: keyof Cost) =>
    median(costs[kind].map(cost => cost[part]));
  const own = (part: keyof Cost) => of('sends', part) - of('looks', part);
  const read = (part: keyof Cost) => of('reads', part) - of('looks', part);
  const bytes = own('bodies') + read('bodies');
  const say = (part: (of: keyof Cost) => number) =>
    `${part('bodies')} bytes in bodies, ${part('headers')} in headers, ${part('requests')} requests`;
  return [
    {
      what: 'an edit is there after “sync now” on both',
      value: ms(median(times)),
      reach: `≤ ${VISIBLE_MS / 1_000} s`,
      met: median(times) <= VISIBLE_MS,
    },
    {
      what: 'what one edit adds to what is sent',
      value: say(own),
      peer: `PouchDB ${peers.pouch.edit.bodies} and ${peers.pouch.edit.headers}, one JSON file ${peers.file.bytes}`,
      reach: `≤ ${EDIT_BYTES} bytes in bodies, sent and read; with headers it is more`,
      met: bytes <= EDIT_BYTES,
    },
    { what: 'the same, for each device that reads it', value: say(read) },
    { what: 'a look at what is new, where nothing is', value: say(part => of('looks', part)) },
  ];
}

async function costOf(proxy: FaultProxy, work: () => Promise<unknown>): Promise<Cost> {
  const before = proxy.traffic();
  await work();
  const after = proxy.traffic();
  return {
    requests: after.requests - before.requests,
    bodies: after.bodies - before.bodies,
    headers: after.headers - before.headers,
  };
}

/** How many go into the browser's own `storage.sync`, sealed, before the remote is full. */
async function accountFigure(browser: Browser, joined: Page): Promise<Figure> {
  await ask(joined, { type: 'page.sync-leave' });
  await joined.close();
  const page = await withHighlights(browser, typicalHighlights(TOO_MANY, DEVICE, 11), true);
  await ask(page, {
    type: 'page.sync-join',
    choice: { kind: 'browser' },
    opening: OPENING,
    names: { device: 'first', by: null },
  });
  const { notSent, fullness } = await ask(page, { type: 'page.sync-state' });
  const fit = TOO_MANY - notSent;
  return {
    what: 'typical highlights that fit in storage.sync',
    value: `${fit}, ${fullness?.used} of ${fullness?.total} bytes as the remote counts them`,
    reach: `≥ ${FITTING}`,
    met: fit >= FITTING,
  };
}

/** A page of the extension, with these highlights in its database as if they had been made there. */
async function withHighlights(
  browser: Browser,
  records: readonly HighlightRecord[],
  empties = false,
): Promise<Page> {
  const page = await browser.openExtensionPage('options.html');
  await ask(page, { type: 'page.sync-state' });
  await putHighlights(page, records, empties);
  return page;
}

function noteOf(page: Page, id: string): Promise<string | undefined> {
  return page.evaluate(
    wanted =>
      new Promise((resolve, reject) => {
        const request = indexedDB.open('backstory');
        request.onerror = () => reject(request.error);
        request.onsuccess = () => {
          const row = request.result
            .transaction('highlights')
            .objectStore('highlights')
            .get(wanted);
          row.onsuccess = () => {
            request.result.close();
            resolve(row.result?.notes.versions[0]?.text);
          };
        };
      }),
    id,
  );
}
