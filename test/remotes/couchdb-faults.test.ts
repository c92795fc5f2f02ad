/** What networks, proxies and other replicas do, between us and a server that speaks as CouchDB does. */
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Remote } from '../../lib/jobs/ports.ts';
import {
  answer,
  breakRequest,
  createFaultProxy,
  drop,
  type FaultProxy,
  loginPage,
  loseReply,
  pouchdb,
  type RunningServer,
  silence,
  truncateReply,
  truncateRequest,
} from '../servers/remotes/index.ts';
import { faultOf, names, someBytes } from './contract.ts';
import { couchdbRemote } from './couchdb-place.ts';
import { describePeer } from './describe-peer.ts';
import { PORTS } from './webdav-place.ts';

const NAME = 'devices/aa/000001.seg';
const BYTES = someBytes(900);
const HASTY = { stall: 300, total: 2_000 };

describePeer(pouchdb, 'a CouchDB remote with faults in between', () => {
  let server: RunningServer;
  let proxy: FaultProxy;
  let remote: Remote;
  let other: Remote;
  let count = 0;
  beforeAll(async () => {
    server = await pouchdb.start();
  });
  afterAll(() => server.stop());
  beforeEach(async () => {
    const database = `set-${++count}`;
    proxy = await createFaultProxy(server.url);
    remote = couchdbRemote(server, { url: proxy.url, database });
    other = couchdbRemote(server, { database });
  });
  afterEach(() => proxy.close());

  /** Asks the server past the remote. */
  async function ask(method: string, path: string, body?: unknown): Promise<Response> {
    const sign = Buffer.from(`${server.user}:${server.password}`).toString('base64');
    return fetch(`${server.url}${path}`, {
      method,
      headers: { authorization: `Basic ${sign}`, 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  }

  it.each([
    ['broken off', () => breakRequest(server.url, 400)],
    ['never sent', () => drop],
    ['cut on the way', () => truncateRequest(400)],
  ])('writes nothing where it is %s, and all the next time', async (_, fault) => {
    await other.putOnce('head', BYTES);
    proxy.next('POST', fault());
    await faultOf(remote.putOnce(NAME, BYTES));
    expect(await names(other)).toEqual(['head']);
    expect(await remote.putOnce(NAME, BYTES)).toBe('written');
    expect(await other.get(NAME)).toEqual(BYTES);
  });

  it('says that it exists where it has not heard the end of it', async () => {
    await other.putOnce('head', BYTES);
    proxy.next('POST', loseReply);
    expect((await faultOf(remote.putOnce(NAME, BYTES))).fault).toBe('unreachable');
    expect(await remote.putOnce(NAME, BYTES)).toBe('exists');
    expect(await other.get(NAME)).toEqual(BYTES);
  });

  it('makes the database when it first writes, and says so where it may not', async () => {
    expect(await remote.list('')).toEqual([]);
    proxy.next('PUT', answer(401));
    const error = await faultOf(remote.putOnce(NAME, BYTES));
    expect(error.fault).toBe('forbidden');
    expect(error.message).toContain('may not make one');
    expect(await remote.putOnce(NAME, BYTES)).toBe('written');
  });

  it.each([
    [401, 'sign-in'],
    [403, 'forbidden'],
    [405, 'not-a-remote'],
    [413, 'full'],
    [429, 'busy'],
    [500, 'busy'],
    [503, 'busy'],
    [507, 'full'],
  ])('says what a %i means', async (status, fault) => {
    await other.putOnce('head', BYTES);
    for (const [method, call] of [
      ['POST', () => remote.putOnce(NAME, BYTES)],
      ['GET', () => remote.get('head')],
      ['GET', () => remote.list('')],
      ['POST', () => remote.remove(['head'])],
    ] as const) {
      proxy.next(method, answer(status, { 'retry-after': '120' }));
      const error = await faultOf(call());
      expect(error.fault).toBe(fault);
      if (fault === 'busy') expect(error.retryAt).toBeGreaterThan(Date.now() + 100_000);
    }
  });

  it.each([
    ['a login page', loginPage],
    ['another JSON', answer(200, { 'content-type': 'application/json' }, '{"rows":"none"}')],
    ['no JSON', answer(200, { 'content-type': 'application/json' }, '{"rows":[')],
    [
      'sizes that are none',
      answer(200, {}, '{"rows":[{"id":"a","doc":{"_attachments":{"seg":{"length":-1}}}}]}'),
    ],
  ])('knows %s from a database', async (_, fault) => {
    proxy.next('GET', fault);
    expect((await faultOf(remote.list(''))).fault).toBe('not-a-remote');
  });

  it('leaves alone what is none of its documents', async () => {
    await other.putOnce('devices/aa/1', BYTES);
    const path = `set-${count}`;
    expect((await ask('PUT', `${path}/Some%20body’s`, { a: 1 })).status).toBe(201);
    expect((await ask('PUT', `${path}/notes`, { a: 1 })).status).toBe(201);
    expect((await ask('PUT', `${path}/_design%2Fviews`, { views: {} })).status).toBe(201);
    expect(await names(remote)).toEqual(['devices/aa/1']);
    expect(await remote.get('notes')).toBeNull();
  });

  it('removes a document of which replicas have different ones', async () => {
    await other.putOnce('head', BYTES);
    const conflict = {
      _id: 'head',
      _rev: '1-0123456789abcdef0123456789abcdef',
      _attachments: { seg: { content_type: 'application/octet-stream', data: 'AAAA' } },
    };
    const path = `set-${count}/_bulk_docs`;
    expect((await ask('POST', path, { docs: [conflict], new_edits: false })).ok).toBe(true);
    await remote.remove(['head']);
    expect(await remote.list('')).toEqual([]);
    expect(await remote.get('head')).toBeNull();
  });

  it('lists more than comes in one answer', async () => {
    const docs = Array.from({ length: 2_100 }, (_, i) => ({
      _id: `devices:aa:${String(i).padStart(6, '0')}`,
      _attachments: { seg: { content_type: 'application/octet-stream', data: 'AAAA' } },
    }));
    await other.putOnce('head', BYTES);
    expect((await ask('POST', `set-${count}/_bulk_docs`, { docs })).ok).toBe(true);
    const listed = await remote.list('devices/aa');
    expect(new Set(listed.map(({ name }) => name)).size).toBe(2_100);
    expect(listed.length).toBe(2_100);
    expect((await remote.list('')).length).toBe(2_101);
  });

  it('waits for news of another device, and stops waiting when told to', async () => {
    await other.putOnce('devices/bb/1', BYTES);
    const stop = new AbortController();
    const mark = await remote.news!(null, stop.signal);
    const news = remote.news!(mark, stop.signal);
    await other.putOnce('devices/bb/2', BYTES);
    const next = await news;
    expect(next).not.toBe(mark);
    const more = remote.news!(next, stop.signal);
    // Another request goes through while it waits.
    expect(await names(remote)).toEqual(['devices/bb/1', 'devices/bb/2']);
    stop.abort();
    expect((await faultOf(more)).fault).toBe('internal');
  });

  it('takes no part of an answer for the whole, and waits for no one for ever', async () => {
    await other.putOnce('head', BYTES);
    proxy.next('GET', truncateReply(300));
    expect((await faultOf(remote.get('head'))).fault).toBe('unreachable');
    proxy.next('GET', silence);
    const hasty = couchdbRemote(server, { url: proxy.url, patience: HASTY });
    expect((await faultOf(hasty.list(''))).fault).toBe('unreachable');
  });

  it('sends nothing to where it is led', async () => {
    const elsewhere = await createFaultProxy(server.url);
    proxy.next('POST', answer(307, { location: elsewhere.url }));
    expect((await faultOf(remote.putOnce(NAME, BYTES))).fault).toBe('not-a-remote');
    expect(elsewhere.asked).toEqual([]);
    await elsewhere.close();
  });

  it('says that a password is wrong, and asks nothing without permission', async () => {
    const wrong = couchdbRemote(server, { password: 'wrong' });
    expect((await faultOf(wrong.list(''))).fault).toBe('sign-in');
    const ports = { ...PORTS, permitted: async () => false };
    const without = couchdbRemote(server, { url: proxy.url, ports });
    expect((await faultOf(without.list(''))).fault).toBe('no-permission');
    expect(proxy.asked).toEqual([]);
  });
});
