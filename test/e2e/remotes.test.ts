/**
 * Remotes by the fetch of real browsers, from a page of the built extension: what Node's does otherwise
 * is where a redirect leads (hidden), which headers may be set, and who needs a permission.
 */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { AskPorts } from '../../lib/remotes/index.ts';
import type { Page } from '../browsers/index.ts';
import { faultOf, names, someBytes } from '../remotes/contract.ts';
import { couchdbRemote } from '../remotes/couchdb-place.ts';
import { webdavRemote } from '../remotes/webdav-place.ts';
import {
  answer,
  apache,
  createFaultProxy,
  type FaultProxy,
  loginPage,
  pouchdb,
  type RunningServer,
  rclone,
  truncateReply,
} from '../servers/remotes/index.ts';
import { describeJourney } from './browser-suite.ts';

/** A browser's answer, as it comes out of the page. */
interface Told {
  readonly status: number;
  readonly type: ResponseType;
  readonly url: string;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: string;
}

/** What a browser's `fetch` gives, asked from a page of the extension. */
async function fetchIn(page: Page, url: string, init: RequestInit): Promise<Response> {
  const { signal: _, body, headers, ...rest } = init;
  const sent = body instanceof Uint8Array ? [...body] : ((body ?? null) as string | null);
  const asked = { url, rest: rest as Record<string, string>, headers: headers ?? {}, sent };
  const told = await page.evaluate(async ({ url, rest, headers, sent }): Promise<Told | null> => {
    try {
      const body = Array.isArray(sent) ? new Uint8Array(sent) : sent;
      const response = await fetch(url, { ...rest, headers, body } as RequestInit);
      const bytes = new Uint8Array(await response.arrayBuffer());
      const { status, type, url: at } = response;
      const text = bytes.reduce((all, byte) => all + String.fromCharCode(byte), '');
      return { status, type, url: at, headers: [...response.headers], body: btoa(text) };
    } catch {
      return null;
    }
  }, asked);
  if (!told) throw new TypeError('the browser has no answer');
  const nothing = [101, 204, 205, 304].includes(told.status) || told.status === 0;
  const response = new Response(nothing ? null : Buffer.from(told.body, 'base64'), {
    status: told.status === 0 ? 200 : told.status,
    headers: told.headers.map(([name, value]): [string, string] => [name, value]),
  });
  return Object.defineProperties(response, {
    status: { value: told.status },
    type: { value: told.type },
    url: { value: told.url },
  });
}

describeJourney('remotes, asked by a browser', ground => {
  let page: Page;
  let ports: AskPorts;
  beforeAll(async () => {
    page = await ground().browser.openExtensionPage('options.html');
    ports = {
      fetch: (url, init) => fetchIn(page, url, init),
      now: Date.now,
      permitted: async () => true,
    };
  });

  for (const peer of [rclone, apache]) {
    const reason = peer.missing();
    it.skipIf(reason !== null)(`WebDAV: ${reason ?? peer.name}`, async () => {
      const server = await peer.start();
      const proxy = await createFaultProxy(server.url);
      try {
        await webdavJourney(server, proxy);
      } finally {
        await proxy.close();
        await server.stop();
      }
    });
  }

  async function webdavJourney(server: RunningServer, proxy: FaultProxy): Promise<void> {
    const remote = webdavRemote(server, 'aa', { url: proxy.url, ports });
    const bytes = someBytes(700);
    expect(await remote.list('')).toEqual([]);
    expect(await remote.putOnce('devices/aa/1', bytes)).toBe('written');
    expect(await remote.putOnce('devices/aa/1', someBytes(9))).toBe('exists');
    expect(await remote.putOnce('head', bytes)).toBe('written');
    expect(await remote.get('devices/aa/1')).toEqual(bytes);
    expect(await names(remote)).toEqual(['devices/aa/1', 'head']);
    for (const { headers } of proxy.asked) {
      expect(headers.authorization).toMatch(/^Basic /);
      expect(headers.cookie).toBeUndefined();
      expect(headers.referer).toBeUndefined();
    }

    // A redirect within the origin is followed, though the browser hides where it leads.
    proxy.next('GET', (asked, response, { send }) => {
      const location = `${asked.path}?again`;
      send(response, { status: 302, headers: { location }, body: Buffer.alloc(0) });
    });
    proxy.next('HEAD', (asked, response, { send }) => {
      const location = `${asked.path}?again`;
      send(response, { status: 302, headers: { location }, body: Buffer.alloc(0) });
    });
    expect(await remote.get('head')).toEqual(bytes);

    // To another origin nobody goes with a password or a body.
    const elsewhere = await createFaultProxy(server.url);
    proxy.always(answer(307, { location: elsewhere.url }));
    expect((await faultOf(remote.putOnce('devices/aa/2', bytes))).fault).toBe('not-a-remote');
    for (const { method, headers, body } of elsewhere.asked) {
      expect(method).toBe('HEAD');
      expect(headers.authorization).toBeUndefined();
      expect(body.length).toBe(0);
    }
    proxy.always(null);
    await elsewhere.close();

    proxy.next('GET', truncateReply(200));
    expect((await faultOf(remote.get('head'))).fault).toBe('unreachable');
    proxy.next('PROPFIND', loginPage);
    expect((await faultOf(remote.list(''))).fault).toBe('not-a-remote');
    proxy.next('PROPFIND', answer(401, { 'www-authenticate': 'Basic realm="x"' }));
    expect((await faultOf(remote.list(''))).fault).toBe('sign-in');
    proxy.next('PROPFIND', answer(503, { 'retry-after': '60' }));
    expect((await faultOf(remote.list(''))).retryAt).toBeGreaterThan(Date.now());
    await remote.remove(['devices/aa/1', 'head']);
    expect(await remote.list('')).toEqual([]);
  }

  describeCouch();
  function describeCouch(): void {
    const reason = pouchdb.missing();
    let server: RunningServer | undefined;
    afterAll(() => server?.stop());
    it.skipIf(reason !== null)(`CouchDB: ${reason ?? pouchdb.name}`, async () => {
      server = await pouchdb.start();
      const remote = couchdbRemote(server, { ports });
      const bytes = someBytes(700);
      expect(await remote.putOnce('devices/aa/1', bytes)).toBe('written');
      expect(await remote.putOnce('devices/aa/1', bytes)).toBe('exists');
      expect(await remote.get('devices/aa/1')).toEqual(bytes);
      const stop = new AbortController();
      const mark = await remote.news?.(null, stop.signal);
      const news = remote.news?.(mark ?? null, stop.signal);
      expect(await couchdbRemote(server).putOnce('devices/bb/1', bytes)).toBe('written');
      expect(await news).not.toBe(mark);
      expect(await names(remote)).toEqual(['devices/aa/1', 'devices/bb/1']);
      await remote.remove(['devices/aa/1']);
      expect(await names(remote)).toEqual(['devices/bb/1']);
    });
  }
});
