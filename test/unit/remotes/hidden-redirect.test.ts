/** Browsers hide where a redirect leads; what is asked then, and of whom. */
import { expect, it } from 'vitest';
import { RemoteError } from '../../../lib/jobs/ports.ts';
import { createOpenRemote } from '../../../lib/remotes/index.ts';

const CHOICE = {
  kind: 'webdav',
  address: 'https://dav.example.org/mine/',
  user: 'ann',
  password: 'secret',
} as const;

interface Asked {
  readonly url: string;
  readonly init: RequestInit;
}

/** A browser's fetch, of a server that redirects `/mine/` to `to`; null where that may not be looked at. */
function redirecting(to: string | null) {
  const asked: Asked[] = [];
  const shown = (response: Response, url: string, type: ResponseType = 'basic') =>
    Object.defineProperties(response, { url: { value: url }, type: { value: type } });
  const fetch = async (url: string, init: RequestInit): Promise<Response> => {
    asked.push({ url, init });
    if (init.redirect === 'follow') {
      if (to === null) throw new TypeError('Failed to fetch');
      return shown(new Response(null, { status: 405 }), to);
    }
    if (url.includes('/mine/')) return shown(Response.error(), '', 'opaqueredirect');
    return shown(new Response('sealed', { status: 200 }), url);
  };
  const open = createOpenRemote({
    device: () => 'aaaaaaaaaa',
    fetch,
    now: Date.now,
    permitted: async () => true,
    account: { area: { get: async () => ({}), set: async () => {}, remove: async () => {} } },
  });
  return { asked, remote: open(CHOICE) };
}

it('within the origin it is followed by us', async () => {
  const { asked, remote } = redirecting('https://dav.example.org/files/ann/head');
  expect(new TextDecoder().decode((await remote.get('head')) ?? undefined)).toBe('sealed');
  expect(asked.map(({ url }) => url)).toEqual([
    'https://dav.example.org/mine/head',
    'https://dav.example.org/mine/head',
    'https://dav.example.org/files/ann/head',
  ]);
});

it.each(['https://elsewhere.example/login', null])('to %s nothing is sent', async to => {
  const { asked, remote } = redirecting(to);
  const error = await remote.putOnce('devices/aaaaaaaaaa/1', new Uint8Array(9)).catch(e => e);
  expect(error).toBeInstanceOf(RemoteError);
  expect(error.fault).toBe('not-a-remote');
  expect(asked.length).toBe(2);
  for (const { url, init } of asked) {
    expect(new URL(url).origin).toBe('https://dav.example.org');
    expect(init.credentials).toBe('omit');
    if (init.redirect === 'follow')
      expect([init.headers, init.body]).toEqual([undefined, undefined]);
  }
});
