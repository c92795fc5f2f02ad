/** The real `storage.sync` of the built extension, in one profile: what it takes, lists and counts. */
import { beforeAll, expect, it } from 'vitest';
import type { Remote } from '../../lib/jobs/ports.ts';
import { createBrowserStorage } from '../../lib/remotes/index.ts';
import type { Page } from '../browsers/index.ts';
import { faultOf, someBytes } from '../remotes/contract.ts';
import { describeJourney } from './browser-suite.ts';

describeJourney('the browser account', ground => {
  let page: Page;
  let remote: Remote;
  beforeAll(async () => {
    page = await ground().browser.openExtensionPage('options.html');
    remote = createBrowserStorage({
      area: {
        get: keys => call('get', keys),
        set: async items => void (await call('set', items)),
        remove: async keys => void (await call('remove', keys)),
      },
      now: Date.now,
    });
  });

  /** The extension's own API, from one of its pages. */
  function call(method: string, argument: unknown): Promise<Record<string, unknown>> {
    return page.evaluate(
      async ([name, value]) => {
        const api = Reflect.get(globalThis, 'browser') ?? Reflect.get(globalThis, 'chrome');
        return (await api.storage.sync[name](value)) ?? {};
      },
      [method, argument] as const,
    );
  }

  it('takes the largest items until it is full, and counts as we do', async () => {
    const largest = remote.limits.item ?? 0;
    const name = (i: number) => `devices/aaaaaaaaaa/${String(i).padStart(12, '0')}.seg`;
    const count = Math.floor((remote.limits.total ?? 0) / largest);
    for (let i = 0; i < count; i++)
      expect(await remote.putOnce(name(i), someBytes(largest, i))).toBe('written');
    expect(await remote.get(name(3))).toEqual(someBytes(largest, 3));
    expect(new Set(await remote.list('devices'))).toEqual(
      new Set(Array.from({ length: count }, (_, i) => ({ name: name(i), size: largest }))),
    );
    const counted = await page.evaluate(async () => {
      const api = Reflect.get(globalThis, 'browser') ?? Reflect.get(globalThis, 'chrome');
      return (await api.storage.sync.getBytesInUse(null)) as number;
    });
    expect((await remote.fullness?.())?.used).toBe(counted);
    // We say so first; the browser, asked all the same, says the same.
    expect((await faultOf(remote.putOnce(name(99), someBytes(largest)))).fault).toBe('full');
    const beyond = { beyond1: 'x'.repeat(8_000), beyond2: 'x'.repeat(8_000) };
    await expect(call('set', beyond)).rejects.toThrow(/quota/i);
    await remote.remove(Array.from({ length: count }, (_, i) => name(i)));
    expect(await remote.list('')).toEqual([]);
  });

  it('refuses what is larger than an item by its own count, and takes no text of ours for more', async () => {
    const room = 8_192 - 'b/edge'.length - 2;
    await call('set', { 'b/edge': '~'.repeat(room) });
    await expect(call('set', { 'b/edge': '~'.repeat(room + 1) })).rejects.toThrow(/quota/i);
    await remote.remove(['edge']);
  });
});
