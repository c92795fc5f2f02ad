/** What is said of addresses that people type. */
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { type Probe, probe, type Typed } from '../../lib/remotes/index.ts';
import {
  answer,
  apache,
  createFaultProxy,
  type FaultProxy,
  loginPage,
  pouchdb,
  type RunningServer,
  rclone,
} from '../servers/remotes/index.ts';
import { describePeer } from './describe-peer.ts';
import { PORTS } from './webdav-place.ts';

for (const peer of [rclone, apache])
  describePeer(peer, 'trying an address', () => {
    let server: RunningServer;
    let proxy: FaultProxy;
    beforeAll(async () => {
      server = await peer.start();
    });
    afterAll(() => server.stop());
    beforeEach(async () => {
      proxy = await createFaultProxy(server.url);
    });
    afterEach(() => proxy.close());
    const tried = (address: string, more: Partial<Typed> = {}): Promise<Probe> => {
      const { user, password } = server;
      return probe({ kind: 'webdav', address, user, password, ...more }, PORTS);
    };

    it('is content with a folder that can be written, and leaves nothing in it', async () => {
      const address = `${proxy.url}My%20folder/Backstory`;
      expect(await tried(` ${address} `)).toEqual({ ok: true, address: `${address}/` });
      expect(await tried(address)).toMatchObject({ ok: true });
      const methods = proxy.asked.map(({ method }) => method);
      expect(methods.filter(method => method === 'DELETE').length).toBeGreaterThanOrEqual(2);
    });

    it('says what is wrong with a password, an address and a server', async () => {
      expect(await tried(proxy.url, { password: 'wrong' })).toMatchObject({
        ok: false,
        fault: 'sign-in',
        action: expect.stringContaining('app password'),
      });
      expect(await tried('http://dav.example.org/')).toMatchObject({ fault: 'wrong-use' });
      expect(await tried(proxy.url, { user: 'zoë:secret' })).toMatchObject({ fault: 'wrong-use' });
      proxy.always(loginPage);
      expect(await tried(proxy.url)).toMatchObject({
        fault: 'not-a-remote',
        message: expect.stringContaining('a page for people'),
        suggestion: null,
      });
      proxy.always(answer(507));
      expect(await tried(proxy.url)).toMatchObject({ fault: 'full' });
    });

    it('says that a server writes over what is there', async () => {
      proxy.always(async (asked, response, { forward, send }) => {
        const headers = { ...asked.headers, overwrite: 'T' };
        send(response, await forward({ ...asked, headers }));
      });
      expect(await tried(`${proxy.url}Backstory/`)).toMatchObject({
        fault: 'not-a-remote',
        message: expect.stringContaining('writes over'),
      });
    });

    it('finds where a Nextcloud has its files, from the address of its pages', async () => {
      const files = `/cloud/remote.php/dav/files/${encodeURIComponent(server.user)}/`;
      proxy.always(async (asked, response, through) => {
        if (asked.path.startsWith(files)) {
          const { pathname } = new URL(server.url);
          const path = pathname + asked.path.slice(files.length);
          const reply = await through.forward({ ...asked, path });
          const body = reply.body
            .toString()
            .replace(/(<[a-z]+:href>)[^<]*/gi, (_, tag) => `${tag}${files}`);
          through.send(response, { ...reply, body: Buffer.from(body) });
        } else await loginPage(asked, response, through);
      });
      const { origin } = new URL(proxy.url);
      for (const path of ['/cloud/', '/cloud/index.php/apps/files/', '/cloud/apps/dashboard/'])
        expect(await tried(origin + path), path).toMatchObject({
          ok: false,
          suggestion: `${origin}${files}Backstory/`,
        });
    });

    it('offers https where http leads to it, and sends nothing there', async () => {
      const location = `https://127.0.0.1${new URL(proxy.url).pathname}`;
      proxy.always(answer(301, { location }));
      expect(await tried(proxy.url)).toMatchObject({
        ok: false,
        fault: 'not-a-remote',
        suggestion: location,
      });
      proxy.always(answer(301, { location: 'https://elsewhere.example/' }));
      expect(await tried(proxy.url)).toMatchObject({ ok: false, suggestion: null });
    });
  });

describePeer(pouchdb, 'trying a database', () => {
  let server: RunningServer;
  beforeAll(async () => {
    server = await pouchdb.start();
  });
  afterAll(() => server.stop());

  it('is content with one that it may make, and says what is wrong with others', async () => {
    const { url, user, password } = server;
    const tried = (address: string, more: Partial<Typed> = {}) =>
      probe({ kind: 'couchdb', address, user, password, ...more }, PORTS);
    expect(await tried(`${url}our-set`)).toEqual({ ok: true, address: `${url}our-set/` });
    expect(await tried(`${url}our-set`, { password: 'wrong' })).toMatchObject({ fault: 'sign-in' });
    expect(await tried(url)).toMatchObject({ ok: false, fault: 'not-a-remote' });
  });
});
