/** What networks, proxies and providers do, between us and a real server. */
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { type Remote, RemoteError } from '../../lib/jobs/ports.ts';
import {
  answer,
  apache,
  breakRequest,
  createFaultProxy,
  drop,
  endless,
  type FaultProxy,
  loginPage,
  loseReply,
  type RunningServer,
  rclone,
  rewriteReply,
  silence,
  truncateReply,
  truncateRequest,
} from '../servers/remotes/index.ts';
import { faultOf, names, someBytes } from './contract.ts';
import { describePeer } from './describe-peer.ts';
import { PORTS, webdavRemote } from './webdav-place.ts';

const NAME = 'devices/aa/000001.seg';
const BYTES = someBytes(900);
const HASTY = { stall: 300, total: 2_000 };

for (const peer of [rclone, apache])
  describePeer(peer, 'a WebDAV remote with faults in between', () => {
    let server: RunningServer;
    let proxy: FaultProxy;
    let remote: Remote;
    /** Another device, by a way without faults. */
    let other: Remote;
    beforeAll(async () => {
      server = await peer.start();
    });
    afterAll(() => server.stop());
    beforeEach(async () => {
      proxy = await createFaultProxy(server.url);
      remote = webdavRemote(server, 'aa', { url: proxy.url });
      other = webdavRemote(server, 'bb');
    });
    afterEach(async () => {
      await other.remove(await names(webdavRemote(server, 'aa')));
      await proxy.close();
    });
    const isWritten = async () => expect(await other.get(NAME)).toEqual(BYTES);
    const isAbsent = async () => expect(await other.list('')).toEqual([]);
    /** What lies in the folder by the server's own words. */
    const files = async (folder: string) => {
      const shown = await fetch(new URL(`F%C3%BCr%20uns/Backstory/${folder}`, server.url), {
        method: 'PROPFIND',
        headers: {
          depth: '1',
          authorization: `Basic ${Buffer.from(`${server.user}:${server.password}`).toString('base64')}`,
        },
      });
      return [...new Set((await shown.text()).match(/[^/<>]+\.tmp(?=<)/g))];
    };

    it('goes through a proxy under whose name the server does not know itself', async () => {
      const renaming = await createFaultProxy(server.url, { renames: true });
      const behind = webdavRemote(server, 'aa', { url: renaming.url });
      expect(await behind.putOnce(NAME, BYTES)).toBe('written');
      await isWritten();
      expect(await behind.putOnce(NAME, BYTES)).toBe('exists');
      await renaming.close();
    });

    it.each([
      ['PUT', 'broken off', () => breakRequest(server.url, 400)],
      ['PUT', 'never sent', () => drop],
      ['MOVE', 'never sent, as by one killed before it', () => drop],
    ])('writes nothing where a %s is %s, and all the next time', async (method, _, fault) => {
      proxy.next(method, fault());
      expect((await faultOf(remote.putOnce(NAME, BYTES))).fault).toBe('unreachable');
      await isAbsent();
      expect(await remote.putOnce(NAME, BYTES)).toBe('written');
      await isWritten();
    });

    it('does not take a part for the whole, though the server was content with it', async () => {
      proxy.next('PUT', truncateRequest(400));
      expect((await faultOf(remote.putOnce(NAME, BYTES))).fault).toBe('busy');
      await isAbsent();
      expect(await files('devices/aa/')).toEqual([]);
      expect(await remote.putOnce(NAME, BYTES)).toBe('written');
      await isWritten();
    });

    it.each(['PUT', 'MOVE'])('can do again what it has not heard the end of: %s', async method => {
      proxy.next(method, loseReply);
      expect((await faultOf(remote.putOnce(NAME, BYTES))).fault).toBe('unreachable');
      expect(await remote.putOnce(NAME, BYTES)).toBe(method === 'MOVE' ? 'exists' : 'written');
      await isWritten();
    });

    it('cleans up its own unfinished files, and nobody else’s', async () => {
      await other.putOnce('devices/aa/0', BYTES);
      proxy.next('MOVE', drop);
      await faultOf(remote.putOnce(NAME, BYTES));
      expect((await files('devices/aa/')).length).toBe(1);
      // Another process of this device, begun anew, and another device.
      await names(other);
      expect((await files('devices/aa/')).length).toBe(1);
      expect(await names(webdavRemote(server, 'aa'))).toEqual(['devices/aa/0']);
      expect(await files('devices/aa/')).toEqual([]);
    });

    it('leaves alone what it is writing itself', async () => {
      let seen: string[] = [];
      proxy.next('MOVE', async (asked, response, { forward, send }) => {
        seen = await names(remote);
        send(response, await forward(asked));
      });
      expect(await remote.putOnce(NAME, BYTES)).toBe('written');
      expect(seen).toEqual([]);
      await isWritten();
    });

    it('starts over where its unfinished file was taken away', async () => {
      proxy.next('MOVE', async (asked, response, { forward, send }) => {
        await forward({ ...asked, method: 'DELETE' });
        send(response, await forward(asked));
      });
      expect(await remote.putOnce(NAME, BYTES)).toBe('written');
      await isWritten();
    });

    it('takes over from a device that died while it wrote a name of all', async () => {
      proxy.next('PUT', drop);
      proxy.next('DELETE', drop);
      expect((await faultOf(remote.putOnce('head', BYTES))).fault).toBe('unreachable');
      const date = new Date(Date.now() + 10 * 60_000).toUTCString();
      proxy.always(async (asked, response, { forward, send }) => {
        const reply = await forward(asked);
        send(response, { ...reply, headers: { ...reply.headers, date } });
      });
      expect(await remote.putOnce('head', BYTES)).toBe('written');
      expect(await other.get('head')).toEqual(BYTES);
    });

    it('lets one write a name of all where another comes in the midst of it', async () => {
      let second: Promise<unknown> | undefined;
      proxy.next('PUT', async (asked, response, { forward, send }) => {
        second = other.putOnce('head', someBytes(5));
        send(response, await forward(asked));
      });
      const first = await remote.putOnce('head', BYTES);
      expect([first, await second].sort()).toEqual(['exists', 'written']);
      expect(await other.get('head')).toEqual(first === 'written' ? BYTES : someBytes(5));
    });

    it.each([
      [401, 'sign-in'],
      [403, 'forbidden'],
      [404, null],
      [405, 'not-a-remote'],
      [423, 'busy'],
      [429, 'busy'],
      [500, 'busy'],
      [503, 'busy'],
      [507, 'full'],
    ])('says what a %i means, to a PUT, a GET and a PROPFIND', async (status, fault) => {
      await other.putOnce('devices/aa/0', BYTES);
      for (const [method, call] of [
        ['PUT', () => remote.putOnce(NAME, BYTES)],
        ['GET', () => remote.get('devices/aa/0')],
        ['PROPFIND', () => remote.list('')],
        ['DELETE', () => remote.remove(['devices/aa/0'])],
      ] as const) {
        proxy.next(method, answer(status));
        if (fault === null) await call();
        else expect((await faultOf(call())).fault, method).toBe(fault);
      }
    });

    it('makes its folders where a PUT says 409, and gives up where that does not help', async () => {
      proxy.next('PUT', answer(409));
      expect(await remote.putOnce(NAME, BYTES)).toBe('written');
      proxy.next('PUT', answer(409));
      proxy.next('PUT', answer(409));
      const error = await faultOf(remote.putOnce('devices/aa/2', BYTES));
      expect(error.fault).toBe('not-a-remote');
      const nowhere = webdavRemote(server, 'aa', { url: new URL('/elsewhere/', server.url).href });
      if (peer === apache)
        expect((await faultOf(nowhere.putOnce('x', BYTES))).fault).toMatch(
          /not-a-remote|forbidden/,
        );
    });

    it('says that a name exists where a MOVE answers 412', async () => {
      proxy.next('MOVE', answer(412));
      expect(await remote.putOnce(NAME, BYTES)).toBe('exists');
      expect(await files('devices/aa/')).toEqual([]);
    });

    it('says when to come again, by seconds and by a date, and at most in an hour', async () => {
      const soon = new Date(Date.now() + 90_000).toUTCString();
      for (const [header, ms] of [
        ['120', 120_000],
        [soon, Date.parse(soon) - Date.now()],
        ['99999999', 3_600_000],
      ] as const)
        for (const status of [429, 503]) {
          proxy.next('GET', answer(status, { 'retry-after': header }));
          const before = Date.now();
          const { fault, retryAt } = await faultOf(remote.get(NAME));
          expect(fault).toBe('busy');
          expect(Math.abs((retryAt ?? 0) - before - ms)).toBeLessThan(5_000);
        }
      proxy.next('GET', answer(503, { 'retry-after': 'soon' }));
      expect((await faultOf(remote.get(NAME))).retryAt).toBeNull();
    });

    it('knows a login page from a file, a list and a success', async () => {
      await other.putOnce('devices/aa/0', BYTES);
      for (const [method, call] of [
        ['PUT', () => remote.putOnce(NAME, BYTES)],
        ['MOVE', () => remote.putOnce(NAME, BYTES)],
        ['GET', () => remote.get('devices/aa/0')],
        ['PROPFIND', () => remote.list('')],
        ['DELETE', () => remote.remove(['devices/aa/0'])],
      ] as const) {
        proxy.next(method, loginPage);
        expect((await faultOf(call())).fault, method).toBe('not-a-remote');
      }
      expect(await names(other)).toEqual(['devices/aa/0']);
    });

    it('follows a redirect within the origin, and sends nothing to another', async () => {
      const elsewhere = await createFaultProxy(server.url);
      await other.putOnce('devices/aa/0', BYTES);
      proxy.next('GET', (asked, response, { send }) => {
        const location = asked.path.replace('/aa/', '/./aa/');
        send(response, { status: 307, headers: { location }, body: Buffer.alloc(0) });
      });
      expect(await remote.get('devices/aa/0')).toEqual(BYTES);
      for (const status of [301, 302, 307, 308]) {
        proxy.next('PUT', answer(status, { location: `${elsewhere.url}x` }));
        const error = await faultOf(remote.putOnce(NAME, BYTES));
        expect(error.fault).toBe('not-a-remote');
        expect(error.message).toContain(new URL(elsewhere.url).origin);
      }
      proxy.always((asked, response, { send }) =>
        send(response, { status: 302, headers: { location: asked.path }, body: Buffer.alloc(0) }),
      );
      expect((await faultOf(remote.get('devices/aa/0'))).fault).toBe('not-a-remote');
      expect(elsewhere.asked).toEqual([]);
      await elsewhere.close();
    });

    it.each([
      ['another host', (path: string) => `http://elsewhere.example${path}x`],
      ['a folder above', () => '/etc/passwd'],
      ['a way up', (path: string) => `${path}../../../head`],
      ['an escaped way up', (path: string) => `${path}%2e%2e/%2e%2e/head`],
      ['an escaped slash', (path: string) => `${path}..%2fhead`],
      ['half an escape', (path: string) => `${path}%e4`],
    ])('believes no list with a path to %s', async (_, forge) => {
      await other.putOnce('devices/aa/0', BYTES);
      const forged = rewriteReply((text, { path }) =>
        text.replace(/(<\/[a-z]+:multistatus>)/i, (_, end) => {
          const href = `<x:href>${forge(path)}</x:href>`;
          return `<x:response xmlns:x="DAV:">${href}<x:propstat><x:prop/><x:status>HTTP/1.1 200 OK</x:status></x:propstat></x:response>${end}`;
        }),
      );
      proxy.next('PROPFIND', forged, '/aa/');
      expect((await faultOf(remote.list(''))).fault).toBe('not-a-remote');
      expect(await names(remote)).toEqual(['devices/aa/0']);
    });

    it('takes no part of an answer for the whole', async () => {
      await other.putOnce('devices/aa/0', BYTES);
      proxy.next('GET', truncateReply(300));
      expect((await faultOf(remote.get('devices/aa/0'))).fault).toBe('unreachable');
      proxy.next('PROPFIND', truncateReply(300));
      expect((await faultOf(remote.list(''))).fault).toBe('unreachable');
      proxy.next(
        'PROPFIND',
        rewriteReply(text => text.slice(0, -30)),
      );
      expect((await faultOf(remote.list(''))).fault).toBe('not-a-remote');
    });

    it('waits for no one for ever, and reads nothing without end', async () => {
      await other.putOnce('devices/aa/0', BYTES);
      proxy.next('GET', silence);
      const hasty = webdavRemote(server, 'aa', { url: proxy.url, patience: HASTY });
      expect((await faultOf(hasty.get('devices/aa/0'))).fault).toBe('unreachable');
      proxy.next('PROPFIND', endless);
      const fault = (await faultOf(hasty.list(''))).fault;
      expect(['not-a-remote', 'unreachable']).toContain(fault);
    });

    it('asks nothing where the browser’s permission was taken back', async () => {
      const ports = { ...PORTS, permitted: async () => false };
      const without = webdavRemote(server, 'aa', { url: proxy.url, ports });
      expect((await faultOf(without.list(''))).fault).toBe('no-permission');
      expect(proxy.asked).toEqual([]);
    });

    it('says that a password is wrong, and that nobody is there', async () => {
      const wrong = webdavRemote(server, 'aa', { password: 'wrong' });
      expect((await faultOf(wrong.list(''))).fault).toBe('sign-in');
      const url = proxy.url;
      await proxy.close();
      const error = await faultOf(webdavRemote(server, 'aa', { url }).list(''));
      expect(error.fault).toBe('unreachable');
      proxy = await createFaultProxy(server.url);
    });

    it('sends no cookie, and sends the password in UTF-8', async () => {
      proxy.next('PROPFIND', async (asked, response, { forward, send }) => {
        const reply = await forward(asked);
        send(response, { ...reply, headers: { ...reply.headers, 'set-cookie': ['id=1'] } });
      });
      await remote.list('');
      await remote.list('');
      for (const { headers } of proxy.asked) {
        expect(headers.cookie).toBeUndefined();
        expect(Buffer.from(headers.authorization?.slice(6) ?? '', 'base64').toString()).toBe(
          `${server.user}:${server.password}`,
        );
      }
    });

    it('is emptied by others, and goes on', async () => {
      await remote.putOnce(NAME, BYTES);
      const authorization = proxy.asked[0]?.headers.authorization ?? '';
      const gone = await fetch(new URL('F%C3%BCr%20uns/', server.url), {
        method: 'DELETE',
        headers: { authorization },
      });
      expect(gone.ok).toBe(true);
      expect(await remote.list('')).toEqual([]);
      expect(await remote.get(NAME)).toBeNull();
      expect(await remote.putOnce(NAME, BYTES)).toBe('written');
      await isWritten();
    });

    it('says how full it is only where the server does', async () => {
      await remote.putOnce(NAME, BYTES);
      const said = await remote.fullness?.();
      expect(said === null || said!.used <= (said!.total ?? Number.POSITIVE_INFINITY)).toBe(true);
      proxy.next(
        'PROPFIND',
        rewriteReply(text =>
          text.replace(
            /(<[a-z]+:href>[^<]*<\/[a-z]+:href>)/i,
            '$1<q:propstat xmlns:q="DAV:"><q:prop><q:quota-used-bytes>250</q:quota-used-bytes><q:quota-available-bytes>750</q:quota-available-bytes></q:prop></q:propstat>',
          ),
        ),
      );
      expect(await remote.fullness?.()).toEqual({ used: 250, total: 1_000 });
    });
  });

it('is an error of its own kind', () => {
  expect(new RemoteError('busy', 'later', 5)).toMatchObject({ name: 'RemoteError', retryAt: 5 });
});
