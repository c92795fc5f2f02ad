/** What is said of addresses that people type. */
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import type { RemoteChoice } from '../../lib/model/index.ts';
import { adviseOn, createOpenRemote } from '../../lib/remotes/index.ts';
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

type Typed = Exclude<RemoteChoice, { readonly kind: 'browser' }>;

/** What is said where it cannot be looked at, or not be joined; null where it can. */
async function advised(choice: Typed, joins = false): Promise<string | null> {
  const area = { get: async () => ({}), set: async () => {}, remove: async () => {} };
  const open = createOpenRemote({ ...PORTS, account: { area }, device: () => 'aaaaaaaaaa' });
  try {
    const remote = open(choice);
    await remote.list('');
    if (joins) await remote.putOnce('keys/a', new Uint8Array(9));
    return null;
  } catch (error) {
    return adviseOn(choice, error, PORTS);
  }
}

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
    const tried = (address: string, more: Partial<Typed> = {}) => {
      const { user, password } = server;
      return advised({ kind: 'webdav', address, user, password, ...more });
    };

    it('says what to do about a password, an address and a server, and writes nothing', async () => {
      expect(await tried(`${proxy.url}Backstory/`)).toBeNull();
      expect(await tried(proxy.url, { password: 'wrong' })).toContain('app password');
      expect(await tried(proxy.url, { user: 'zoë:secret' })).toContain('colon');
      proxy.always(loginPage);
      expect(await tried(proxy.url)).toContain('Copy the address');
      proxy.always(answer(507));
      expect(await tried(proxy.url)).toContain('Make room');
      expect(new Set(proxy.asked.map(({ method }) => method))).toEqual(new Set(['PROPFIND']));
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
        expect(await tried(origin + path), path).toContain(`Try ${origin}${files}Backstory/, `);
    });

    it('offers https where http leads to it, and sends nothing there', async () => {
      const location = `https://127.0.0.1${new URL(proxy.url).pathname}`;
      proxy.always(answer(301, { location }));
      expect(await tried(proxy.url)).toContain(`Try ${location}, `);
      proxy.always(answer(301, { location: 'https://elsewhere.example/' }));
      expect(await tried(proxy.url)).not.toContain('Try ');
    });
  });

describePeer(pouchdb, 'trying a database', () => {
  let server: RunningServer;
  beforeAll(async () => {
    server = await pouchdb.start();
  });
  afterAll(() => server.stop());

  it('says what is wrong with a password, and with an address of no database', async () => {
    const { url, user, password } = server;
    const tried = (address: string, more: Partial<Typed> = {}) =>
      advised({ kind: 'couchdb', address, user, password, ...more }, true);
    expect(await tried(`${url}our-set`)).toBeNull();
    expect(await tried(`${url}our-set`, { password: 'wrong' })).toContain('Check both');
    expect(await tried(url)).toContain('the name of a database');
  });
});
