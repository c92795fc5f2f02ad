/** The browser account, with the quotas that browsers have. What the real one takes is in `e2e/`. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { Remote } from '../../lib/jobs/ports.ts';
import { createBrowserStorage, type RateMemory } from '../../lib/remotes/index.ts';
import { createFakeDevice, createRelay, type FakeDevice } from '../servers/remotes/fake-account.ts';
import { faultOf, itKeepsTheContract, names, someBytes } from './contract.ts';

const START = 1_800_000_000_000;
const MINUTE = 60_000;

describe('the browser account', () => {
  // Its rates would make the contract's races take an hour.
  let passed = 0;
  const hurried = () => {
    passed += MINUTE;
    return START + passed;
  };
  itKeepsTheContract(async () => {
    const account = createFakeDevice(hurried);
    const remote = createBrowserStorage({ area: account, now: hurried });
    return { remote: () => remote, stop: async () => undefined };
  });
});

describe('the browser account’s limits', () => {
  let now: number;
  let account: FakeDevice;
  let remote: Remote;
  beforeEach(() => {
    now = START;
    account = createFakeDevice(() => now);
    remote = createBrowserStorage({ area: account, now: () => now });
  });
  const name = (i: number) => `devices/aaaaaaaaaa/${String(i).padStart(12, '0')}.seg`;
  /** Goes on an hour whenever it is told to wait. */
  async function fill(size: number): Promise<number> {
    for (let i = 0; ; i++) {
      now += MINUTE;
      try {
        await remote.putOnce(name(i), someBytes(size));
      } catch (error) {
        expect(await faultOf(Promise.reject(error))).toMatchObject({ fault: 'full' });
        return i;
      }
    }
  }

  it('holds nothing that is larger than it says, and the browser is not asked', async () => {
    const largest = remote.limits.item!;
    expect(largest).toBeGreaterThan(6_300);
    const longest = `keys/${'0'.repeat(16)}-${'0'.repeat(12)}.${'k'.repeat(29)}`;
    expect(longest.length).toBe(64);
    expect(await remote.putOnce(longest, someBytes(largest))).toBe('written');
    const before = account.writes();
    const error = await faultOf(remote.putOnce('a', someBytes(largest + 200)));
    expect(error.fault).toBe('full');
    expect(account.writes()).toBe(before);
  });

  it('says that it is full before the browser does, by bytes', async () => {
    const count = await fill(remote.limits.item!);
    const used = count * remote.limits.item!;
    expect(account.writes()).toBe(count);
    expect(used).toBeLessThanOrEqual(remote.limits.total!);
    expect(used).toBeGreaterThan(remote.limits.total! - remote.limits.item!);
    const { used: bytes, total } = (await remote.fullness!())!;
    expect(bytes / total!).toBeGreaterThan(0.9);
    // What still fits is taken, and after something was removed there is room again.
    expect(await remote.putOnce('small', someBytes(100))).toBe('written');
    await remote.remove([name(0)]);
    now += MINUTE;
    expect(await remote.putOnce(name(1_000), someBytes(remote.limits.item!))).toBe('written');
  });

  it('says that it is full before the browser does, by items', async () => {
    expect(await fill(8)).toBe(512);
    expect(account.writes()).toBe(512);
    expect(await remote.fullness!()).toEqual({ used: 102_400, total: 102_400 });
  });

  it('counts what others of the extension keep there', async () => {
    for (let i = 0; i < 12; i++)
      account.items.set(`setting${i}`, JSON.stringify('<'.repeat(1_300)));
    expect(await fill(remote.limits.item!)).toBe(1);
    expect((await names(remote)).length).toBe(1);
  });

  it('writes 60 times a minute and says when it goes on; the browser never refuses', async () => {
    for (let i = 0; i < 60; i++) await remote.putOnce(name(i), someBytes(8));
    const error = await faultOf(remote.putOnce(name(60), someBytes(8)));
    expect(error).toMatchObject({ fault: 'busy', retryAt: START + MINUTE });
    // Reading goes on, and what is there costs no write.
    expect((await names(remote)).length).toBe(60);
    expect(await remote.putOnce(name(3), someBytes(8))).toBe('exists');
    now = error.retryAt!;
    expect(await remote.putOnce(name(60), someBytes(8))).toBe('written');
  });

  it('never reaches the browser’s rates, however its windows lie', async () => {
    // A write every half second for three hours; what is refused is asked again at once.
    let written = 0;
    let item = 0;
    for (let step = 0; step < 3 * 7_200; step++) {
      now += 500;
      try {
        await remote.putOnce(name(item % 40), someBytes(8));
        item++;
        written++;
        if (item % 40 === 0) await remote.remove(await names(remote));
      } catch (error) {
        const { fault, retryAt } = await faultOf(Promise.reject(error));
        expect(fault).toBe('busy');
        now = Math.max(now, retryAt!);
      }
    }
    expect(written).toBeGreaterThan(2_000);
  });

  it('remembers its rate past the death of its worker', async () => {
    let kept: Awaited<ReturnType<RateMemory['read']>> = null;
    const rates: RateMemory = {
      read: async () => kept,
      async write(state) {
        kept = JSON.parse(JSON.stringify(state));
      },
    };
    const ports = { area: account, now: () => now, rates };
    for (let i = 0; i < 60; i++) await createBrowserStorage(ports).putOnce(name(i), someBytes(8));
    const again = createBrowserStorage(ports);
    expect((await faultOf(again.putOnce(name(60), someBytes(8)))).fault).toBe('busy');
    // A clock that was set back by a day does not stop it for a day.
    now -= 24 * 60 * MINUTE;
    expect(await again.putOnce(name(60), someBytes(8))).toBe('written');
  });

  it.each([
    ['This request exceeds the MAX_WRITE_OPERATIONS_PER_HOUR quota.', 'busy'],
    ['QUOTA_BYTES quota exceeded', 'full'],
    ['QUOTA_BYTES_PER_ITEM quota exceeded', 'full'],
    ['MAX_ITEMS quota exceeded', 'full'],
    ['QuotaExceededError: storage.sync API call exceeded its quota limitations.', 'full'],
    ['IO error: could not open the database', 'internal'],
  ])('passes on what the browser says after all: %s', async (message, fault) => {
    account.set = async () => Promise.reject(new Error(message));
    const error = await faultOf(remote.putOnce('head', someBytes(8)));
    expect(error.fault).toBe(fault);
    if (fault === 'busy') expect(error.retryAt).toBeGreaterThan(now);
  });

  it('is empty where the account was wiped, and takes what is written again', async () => {
    await remote.putOnce('head', someBytes(8));
    account.items.clear();
    expect(await remote.list('')).toEqual([]);
    expect(await remote.get('head')).toBeNull();
    expect(await remote.putOnce('head', someBytes(8))).toBe('written');
  });

  it('gives what is no text of ours as nothing that could be unsealed', async () => {
    for (const [i, value] of [7, null, { a: 1 }, 'a"b', 'x', ';;;;;'].entries())
      account.items.set(`b/odd${i}`, JSON.stringify(value));
    account.items.set('b/Not a name', '"00"');
    expect((await names(remote)).length).toBe(6);
    for (let i = 0; i < 6; i++) expect((await remote.get(`odd${i}`))?.length).toBe(0);
  });

  it('comes to the other device by way of the account, also what both removed and added', async () => {
    const second = createFakeDevice(() => now);
    const relay = createRelay([account, second]);
    const other = createBrowserStorage({ area: second, now: () => now });
    await remote.putOnce('devices/aa/1', someBytes(50));
    await other.putOnce('devices/bb/1', someBytes(60));
    relay.carry();
    expect(await names(remote)).toEqual(await names(other));
    expect(await other.get('devices/aa/1')).toEqual(someBytes(50));
    await remote.remove(['devices/aa/1']);
    await other.putOnce('devices/bb/2', someBytes(70));
    relay.carry();
    expect(await names(remote)).toEqual(['devices/bb/1', 'devices/bb/2']);
    expect(await names(other)).toEqual(['devices/bb/1', 'devices/bb/2']);
  });
});
