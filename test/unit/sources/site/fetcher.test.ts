import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { backOff, retryAfter } from '../../../../lib/http/index.ts';
import { createFetcher } from '../../../../lib/sources/site/index.ts';
import {
  breakOff,
  createClock,
  endless,
  listen,
  redirect,
  refuse,
  send,
  sendTagged,
  stall,
  type TestClock,
  type TestServer,
} from '../../../servers/index.ts';
import { fetcherFor } from './driving.ts';

let server: TestServer;
let clock: TestClock;
beforeEach(async () => {
  clock = createClock();
  server = await listen((asked, response) => {
    if (asked.path === '/tagged') sendTagged(asked, response, 'hello', 'text/plain', '"1"');
    else if (asked.path === '/missing') send(response, 'no', 'text/plain', 404);
    else send(response, 'hello', 'text/plain');
  });
});
afterEach(() => server.close());

const get = (path: string, options = {}) =>
  fetcherFor(server, clock, options).get(server.url + path);

describe('a request', () => {
  it('tells nobody who asks', async () => {
    expect(await get('')).toMatchObject({ ok: true, value: { status: 200 } });
    const { headers } = server.asked[0]!;
    expect(headers).toMatchObject({ accept: expect.stringContaining('application/atom+xml') });
    expect([headers.cookie, headers.referer, headers.authorization]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('carries no cookie, referrer or cached answer', async () => {
    const asked: RequestInit[] = [];
    const ports = {
      fetch: async (_: string, init: RequestInit) => {
        asked.push(init);
        return new Response('hello');
      },
      now: clock.now,
      wait: clock.wait,
    };
    await createFetcher(ports, { origin: null }).get('https://blog.example.org/');
    expect(asked).toMatchObject([
      { credentials: 'omit', referrerPolicy: 'no-referrer', cache: 'no-store', redirect: 'follow' },
    ]);
  });

  it('gives a page that is missing as it is', async () => {
    expect(await get('missing')).toMatchObject({ ok: true, value: { status: 404 } });
    expect(server.asked.length).toBe(1);
  });

  it('is on condition with what the last answer gave', async () => {
    const fetcher = fetcherFor(server, clock);
    const first = await fetcher.get(`${server.url}tagged`);
    const known = first.ok ? first.value.validators : null;
    const second = await fetcher.get(`${server.url}tagged`, { known });
    expect(second).toMatchObject({ ok: true, value: { status: 304 } });
    expect(second.ok && second.value.bytes.byteLength).toBe(0);
  });
});

describe('a server in trouble', () => {
  it('is asked again, each time later', async () => {
    server.faults.push(refuse(503), breakOff, refuse(500));
    expect(await get('')).toMatchObject({ ok: true, value: { status: 200 } });
    // 1, 2 and 4 s, less half of the half that chance may take.
    expect(clock.waits.filter(ms => ms !== 1_000 && ms > 250)).toEqual([750, 1_500, 3_000]);
  });

  it('is left for later when it fails every time', async () => {
    for (let i = 0; i < 4; i++) server.faults.push(refuse(502));
    const answer = await get('');
    expect(answer).toMatchObject({
      ok: false,
      error: { code: 'unreachable', message: expect.stringContaining('502') },
      retryAt: clock.now() + 600_000,
    });
    expect(server.asked.length).toBe(4);
  });

  it('is asked again after a short Retry-After', async () => {
    server.faults.push(refuse(429, '7'));
    expect(await get('')).toMatchObject({ ok: true });
    expect(clock.waits).toContain(7_000);
  });

  it.each([
    ['120', 120_000],
    ['Thu, 01 Jan 2026 00:05:00 GMT', 300_000],
    ['86400', 3_600_000],
    ['Fri, 01 Jan 2027 00:00:00 GMT', 3_600_000],
  ])('says %s, and the job is told when', async (header, ms) => {
    server.faults.push(refuse(503, header));
    expect(await get('')).toMatchObject({ ok: false, retryAt: clock.now() + ms });
    expect(server.asked.length).toBe(1);
  });

  it('is not there at all', async () => {
    const { url } = server;
    await server.close();
    const answer = await get('', { attempts: 2 });
    expect(answer).toMatchObject({ ok: false, error: { code: 'unreachable' } });
    expect(answer.ok || answer.error.message).toContain(new URL(url).host);
    server = await listen((_, response) => send(response, ''));
  });
});

describe('patience ends', () => {
  it('with a body that stops', async () => {
    server.faults.push(stall);
    const answer = await get('', { limits: { stall: 40 }, attempts: 1 });
    expect(answer).toMatchObject({ ok: false, retryAt: expect.any(Number) });
    expect(answer.ok || answer.error.message).toContain('in the middle');
  });

  it('with a body that comes for ever', async () => {
    server.faults.push(endless);
    const answer = await get('', { limits: { maxBytes: 1_000_000 } });
    expect(answer).toMatchObject({ ok: false, error: { code: 'unreadable' } });
    expect(answer.ok || answer.error.message).toContain('1 MB');
  });

  it('with a body that says that it is too long', async () => {
    server.faults.push((_, response) => {
      response.setHeader('content-length', '999999999');
      response.write('a');
    });
    expect(await get('')).toMatchObject({ ok: false, error: { code: 'unreadable' } });
  });

  it('with a body of which the beginning is enough', async () => {
    server.faults.push(endless);
    const answer = await fetcherFor(server, clock).get(server.url, { prefix: 100_000 });
    expect(answer.ok && answer.value.bytes.byteLength).toBeGreaterThanOrEqual(100_000);
  });

  it('when it is stopped', async () => {
    const stop = new AbortController();
    server.faults.push((_, response) => {
      response.write('a');
      stop.abort();
    });
    const ports = { fetch, now: clock.now, wait: clock.wait, signal: stop.signal };
    const fetcher = createFetcher(ports, { origin: null, allowLoopback: true });
    expect(await fetcher.get(server.url)).toMatchObject({
      ok: false,
      error: { code: 'cancelled' },
    });
  });
});

describe('redirects', () => {
  let other: TestServer;
  beforeEach(async () => {
    other = await listen((_, response) => send(response, 'secret'));
  });
  afterEach(() => other.close());

  it.each(['follow', 'manual'] as const)('within the origin are taken (%s)', async redirects => {
    server.faults.push(redirect('/tagged'));
    const answer = await get('', { redirects });
    expect(answer).toMatchObject({ ok: true, value: { url: `${server.url}tagged` } });
  });

  it.each(['follow', 'manual'] as const)(
    'to another origin are refused, and both are named (%s)',
    async redirects => {
      server.faults.push(redirect(other.url));
      const answer = await get('', { redirects });
      expect(answer).toMatchObject({
        ok: false,
        error: { code: 'refused' },
        movedTo: other.url,
      });
      expect(answer.ok || answer.error.message).toContain(new URL(server.url).host);
      expect(answer.ok || answer.error.message).toContain(new URL(other.url).host);
      // Where redirects can be seen, the other host is not even asked.
      expect(other.asked.length).toBe(redirects === 'follow' ? 1 : 0);
    },
  );

  it.each([
    'http://169.254.169.254/latest/meta-data/',
    'http://192.168.1.1/',
    'http://0x0a000001/',
    'http://[fe80::1]/',
    'http://user:pass@example.org/',
    'file:///etc/passwd',
  ])('to %s are not followed where they can be seen', async location => {
    server.faults.push(redirect(location));
    for (const origin of [null, new URL(server.url).origin]) {
      const answer = await get('', { redirects: 'manual', origin });
      if (origin === null) expect(answer).toMatchObject({ ok: false, error: { code: 'refused' } });
      expect(answer.ok || answer.movedTo).not.toBe(location);
    }
  });

  it('into a private network are refused behind a browser, which follows unseen', async () => {
    let read = false;
    const body = new ReadableStream(
      {
        pull() {
          read = true;
        },
      },
      { highWaterMark: 0 },
    );
    const response = new Response(body);
    Object.defineProperty(response, 'url', { value: 'http://192.168.1.1/admin' });
    const ports = { fetch: async () => response, now: clock.now, wait: clock.wait };
    const answer = await createFetcher(ports, { origin: 'https://blog.example.org' }).get(
      'https://blog.example.org/',
    );
    expect(answer).toMatchObject({ ok: false, error: { code: 'refused' } });
    expect(answer.ok || answer.error.message).toMatch(/blog\.example\.org.*192\.168\.1\.1/);
    expect(answer.ok || answer.movedTo).toBeUndefined();
    expect(read).toBe(false);
  });

  it('in circles end', async () => {
    for (let i = 0; i < 20; i++) server.faults.push(redirect('/'));
    expect(await get('', { redirects: 'manual' })).toMatchObject({ ok: false });
    expect(server.asked.length).toBeLessThan(15);
  });

  it('an address outside the grant is not asked', async () => {
    expect(await fetcherFor(server, clock).get(other.url)).toMatchObject({ ok: false });
    expect(other.asked.length).toBe(0);
  });
});

describe('waiting', () => {
  it.each([
    ['30', 30_000],
    [' 5 ', 5_000],
    ['soon', null],
    ['-5', 0],
    ['1e9', null],
    ['NaN', null],
    ['', null],
    [null, null],
    ['Thu, 01 Jan 1970 00:00:00 GMT', 0],
    ['99999999999', 3_600_000],
  ])('Retry-After %s', (header, ms) => {
    const now = Date.UTC(2026, 0, 1);
    expect(retryAfter(header, now)).toBe(ms);
  });

  it('grows, and keeps within a minute', () => {
    expect([1, 2, 3, 20].map(n => backOff(n, () => 1))).toEqual([1_000, 2_000, 4_000, 60_000]);
    expect(backOff(1, () => 0)).toBe(500);
  });
});
