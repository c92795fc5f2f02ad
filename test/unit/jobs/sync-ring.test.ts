import { describe, expect, it } from 'vitest';
import { createClient, WEBDAV } from '../../sync/client.ts';
import { createMemoryRemote } from '../../sync/memory-remote.ts';

const DAY = 86_400_000;
const NOW = 1_800_000_000_000;
const WORDS = { how: 'passphrase' as const, passphrase: 'some words' };

async function world() {
  const remote = createMemoryRemote();
  const time = { now: NOW };
  const make = (name: string) =>
    createClient(name, { remote: () => remote.client(), now: () => time.now });
  const join = async (name: string, passphrase = WORDS.passphrase) => {
    const client = make(name);
    const names = { device: name, by: null };
    return { client, done: await client.sync.join(WEBDAV, { ...WORDS, passphrase }, names) };
  };
  const joined = async (name: string, passphrase?: string) => {
    const { client, done } = await join(name, passphrase);
    expect(done).toMatchObject({ ok: true });
    return client;
  };
  const rings = () => [...remote.files.keys()].filter(name => name.startsWith('keys/'));
  const cut = (share: number) => {
    const name = rings().at(-1)!;
    const bytes = remote.files.get(name)!;
    remote.files.set(name, bytes.slice(0, Math.floor(bytes.length * share)));
    return bytes;
  };
  return { remote, time, make, join, joined, rings, cut };
}

describe('a key ring that is cut off at the remote', () => {
  it.each([0, 0.05, 0.5, 0.99])(
    'to %f of it: who joins is told, and writes nothing',
    async share => {
      const { remote, joined, make, cut } = await world();
      const a = await joined('a');
      a.highlight(1);
      await a.sync.syncNow();
      // Without segments too it is no empty remote.
      for (const name of remote.files.keys()) {
        if (share === 0 && name.endsWith('.seg')) remote.files.delete(name);
      }
      cut(share);
      const before = new Map(remote.files);
      const b = make('b');
      b.highlight(2);
      const told = (result: unknown) =>
        expect(result).toMatchObject({
          ok: false,
          error: { code: 'damaged', message: expect.stringContaining('cut off or altered') },
        });
      told(await b.sync.look(WEBDAV));
      told(await b.sync.plan(WEBDAV, WORDS));
      told(await b.sync.join(WEBDAV, WORDS, { device: 'b', by: null }));
      expect(await b.sync.state()).toMatchObject({ state: 'off' });
      expect(remote.files).toEqual(before);
    },
  );

  it('is written again by a device that has it, and is whole for the next one', async () => {
    const { joined, cut, rings, remote } = await world();
    const a = await joined('a');
    const b = await joined('b');
    const whole = cut(0.5);
    await b.sync.syncNow();
    expect(rings().map(name => remote.files.get(name))).toEqual([whole]);
    expect((await b.sync.state()).log.map(({ words }) => words).join()).toContain(
      'cut off or altered',
    );
    // The next one is known for the same by the others, who then look after it too.
    await a.sync.syncNow();
    cut(0.5);
    await a.sync.syncNow();
    expect(rings().map(name => remote.files.get(name))).toEqual([whole]);
    const c = await joined('c');
    a.highlight(1);
    await a.sync.syncNow();
    await c.sync.syncNow();
    expect(c.alive()).toBe(1);
  });

  it('while it is written again is written once more', async () => {
    const { remote, time, joined, cut, rings } = await world();
    const a = await joined('a');
    const whole = cut(0.5);
    let left = 1;
    const b = createClient('b', {
      now: () => time.now,
      remote: () =>
        remote.client({ written: (_, bytes) => (left-- > 0 ? bytes.slice(0, 9) : bytes) }),
    });
    // The copy of it that b has is a's.
    const saved = await a.store.saved();
    await b.store.transact([], () => ({ saved: { ...saved, own: [], next: 1 }, result: null }));
    await b.sync.syncNow();
    expect(rings()).toHaveLength(2);
    await b.sync.syncNow();
    expect(remote.files.get(rings().at(-1)!)).toEqual(whole);
    await joined('c');
  });

  it('by another passphrase than ours is left to who changed it, and told', async () => {
    const { joined, join, cut, rings, remote, time } = await world();
    const a = await joined('a');
    const b = await joined('b');
    time.now += 1;
    expect((await a.sync.changePassphrase('new words')).ok).toBe(true);
    cut(0.5);
    const before = rings();
    await b.sync.syncNow();
    expect(rings()).toEqual(before);
    expect((await b.sync.state()).log.map(({ words }) => words).join()).toContain(
      'no new device can join',
    );
    expect((await b.sync.state()).state).toBe('in-sync');
    await a.sync.syncNow();
    expect((await join('c')).done).toMatchObject({ ok: false, error: { code: 'refused' } });
    await joined('c', 'new words');
    await b.sync.syncNow();
    // Ours is the new one now: gone, it is that which is put there again.
    for (const name of rings()) remote.files.delete(name);
    await b.sync.syncNow();
    expect((await join('d')).done).toMatchObject({ ok: false, error: { code: 'refused' } });
    await joined('d', 'new words');
  });
});

it('a key ring with a bit flipped is noticed within a day, and written again', async () => {
  const { joined, remote, rings, time } = await world();
  const a = await joined('a');
  const whole = remote.files.get(rings()[0]!)!;
  const flipped = whole.map((byte, at) => (at === 60 ? byte ^ 1 : byte));
  remote.files.set(rings()[0]!, flipped);
  time.now += DAY;
  await a.sync.syncNow();
  expect(rings().map(name => remote.files.get(name))).toEqual([whole]);
  await joined('b');
});

it('a key ring put back to an older passphrase is not in force again', async () => {
  const { remote, joined, join, rings } = await world();
  const a = await joined('a');
  const [old] = rings();
  const bytes = remote.files.get(old!)!;
  await a.sync.changePassphrase('new words');
  for (const name of rings()) remote.files.delete(name);
  remote.files.set(old!, bytes);
  await a.sync.syncNow();
  expect((await join('b')).done).toMatchObject({ ok: false, error: { code: 'refused' } });
  await joined('b', 'new words');
});

it('a key ring that is listed and not there is no empty remote', async () => {
  const { remote, joined, time, rings } = await world();
  await joined('a');
  for (const name of remote.files.keys()) if (name.endsWith('.seg')) remote.files.delete(name);
  const before = rings();
  const b = createClient('b', {
    now: () => time.now,
    remote: () => ({ ...remote.client(), get: async () => null }),
  });
  const done = await b.sync.join(WEBDAV, WORDS, { device: 'b', by: null });
  expect(done).toMatchObject({ ok: false, error: { code: 'damaged' } });
  expect(rings()).toEqual(before);
});
