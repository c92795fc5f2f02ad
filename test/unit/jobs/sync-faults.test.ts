import { describe, expect, it } from 'vitest';
import { RemoteError } from '../../../lib/jobs/ports.ts';
import type { Json } from '../../../lib/model/index.ts';
import {
  createSealer,
  cutBatch,
  encodeBatch,
  type KeyRing,
  type MasterKey,
  readRing,
  segmentName,
  unlock,
  writeClock,
} from '../../../lib/sync/index.ts';
import { type Client, createClient, WEBDAV } from '../../sync/client.ts';
import { createMemoryRemote, type Faults, type MemoryRemote } from '../../sync/memory-remote.ts';
import { typicalHighlights } from '../sync/typical-highlights.ts';

const DAY = 86_400_000;
const OPEN = { how: 'open' as const };
const OPEN_RING = { kind: 'open' as const };
const NOW = 1_800_000_000_000;

function world(remote: MemoryRemote = createMemoryRemote()) {
  const time = { now: NOW };
  const faults: Partial<Record<string, Partial<Faults>>> = {};
  const skews: Record<string, number> = {};
  const add = async (name: string, by: string | null = null) => {
    const client = createClient(name, {
      remote: () => remote.client(faults[name] ?? {}),
      now: () => time.now + (skews[name] ?? 0),
    });
    const done = await client.sync.join(WEBDAV, OPEN, { device: name, by });
    expect(done).toMatchObject({ ok: true });
    return client;
  };
  return { remote, time, faults, skews, add };
}
async function around(...clients: Client[]) {
  for (const client of [...clients, ...clients]) await client.sync.syncNow();
}
const segments = (remote: MemoryRemote) => [...remote.files.keys()].filter(n => n.endsWith('.seg'));
const words = async (client: Client) => (await client.sync.state()).log.map(entry => entry.words);

describe('a remote that fails', () => {
  it('is left alone until it says, or longer and longer, and is asked again then', async () => {
    const { add, faults, time } = world();
    const a = await add('a');
    a.highlight(1);
    const retryAt = NOW + 3_600_000;
    faults.a = {
      before: async () => {
        throw new RemoteError('busy', 'Too many requests.', retryAt);
      },
    };
    const state = await a.sync.syncNow();
    expect(state).toMatchObject({
      state: 'waiting',
      waiting: 1,
      next: retryAt,
      why: { code: 'busy' },
    });
    faults.a = {};
    time.now = retryAt - 1;
    expect((await a.sync.syncIfDue()).state).toBe('waiting');
    time.now = retryAt;
    expect((await a.sync.syncIfDue()).state).toBe('in-sync');

    const waits: number[] = [];
    faults.a = {
      before: async () => {
        throw new RemoteError('unreachable', 'It does not answer.');
      },
    };
    for (let i = 0; i < 4; i++) waits.push((await a.sync.syncNow()).next! - time.now);
    expect(waits).toEqual([30_000, 60_000, 120_000, 240_000]);
  });

  it.each(['sign-in', 'forbidden', 'not-a-remote', 'no-permission'] as const)(
    '%s pauses until the user has seen to it',
    async fault => {
      const { add, faults } = world();
      const a = await add('a');
      faults.a = {
        before: async () => {
          throw new RemoteError(fault, 'No.');
        },
      };
      expect(await a.sync.syncNow()).toMatchObject({
        state: 'paused',
        next: null,
        why: { code: fault },
      });
      faults.a = {};
      expect((await a.sync.syncIfDue()).state).toBe('paused');
      expect((await a.sync.syncNow()).state).toBe('in-sync');
    },
  );

  it('whose reply was lost has what was sent once', async () => {
    const { add, faults, remote } = world();
    const a = await add('a');
    a.highlight(1);
    faults.a = {
      after: async method => {
        if (method === 'putOnce') throw new RemoteError('unreachable', 'The reply was lost.');
      },
    };
    await a.sync.syncNow();
    const names = segments(remote);
    faults.a = {};
    expect(await a.sync.syncNow()).toMatchObject({ state: 'in-sync', waiting: 0 });
    // The first one, which only told of the device, is merged into it.
    expect(segments(remote)).toEqual(names.slice(-1));
  });
});

describe('a remote that was tampered with, or lost something', () => {
  const make = async () => {
    const made = world();
    const [a, b] = [await made.add('a'), await made.add('b')];
    for (let i = 0; i < 5; i++) a.highlight(i);
    await around(a, b);
    a.highlight(9);
    await a.sync.syncNow();
    const name = segments(made.remote)
      .filter(n => n.includes('ax0'))
      .at(-1)!;
    return { ...made, a, b, name };
  };

  it.each([
    ['cut off', (bytes: Uint8Array) => bytes.slice(0, -1)],
    [
      'with a bit flipped',
      (bytes: Uint8Array) => bytes.map((byte, i) => (i === 30 ? byte ^ 1 : byte)),
    ],
    ['empty', () => new Uint8Array(0)],
  ])('a segment %s is told, asked for, and written again', async (_, damage) => {
    const { remote, a, b, name } = await make();
    remote.files.set(name, damage(remote.files.get(name)!));
    await b.sync.syncNow();
    expect(b.alive()).toBe(5);
    expect((await words(b)).join()).toContain('can’t be read');
    await around(a, b);
    expect(b.state()).toBe(a.state());
    expect(b.alive()).toBe(6);
  });

  it('segments swapped between devices are not taken for each other’s', async () => {
    const { remote, a, b, name } = await make();
    const other = segments(remote).find(n => n.includes('bx0'))!;
    const [one, two] = [remote.files.get(name)!, remote.files.get(other)!];
    remote.files.set(name, two).set(other, one);
    await around(b, a);
    expect(b.state()).toBe(a.state());
    expect(b.alive()).toBe(6);
  });

  it('emptied, it is filled again, and nothing is taken for deleted', async () => {
    const { remote, a, b, add } = await make();
    await around(a, b);
    remote.files.clear();
    await around(b, a);
    expect([a.alive(), b.alive()]).toEqual([6, 6]);
    const c = await add('c');
    expect(c.state()).toBe(a.state());
  });

  it('rolled back is told, and what is here stays', async () => {
    const { remote, a, b } = await make();
    const before = new Map(remote.files);
    await around(a, b);
    a.change(1, { note: 'later' });
    await around(a, b);
    remote.files.clear();
    for (const [name, bytes] of before) remote.files.set(name, bytes);
    await b.sync.syncNow();
    expect((await words(b)).join()).toMatch(/rolled back|missing at the remote/);
    await around(a, b);
    expect(b.state()).toBe(a.state());
    expect(b.state()).toContain('later');
  });

  it('a file of another name, or a forged one, does nothing', async () => {
    const { remote, a, b } = await make();
    remote.files.set('devices/../../x.seg', Uint8Array.of(1));
    remote.files.set('devices/zzzzzzzzzz/000000000001.seg', Uint8Array.of(1, 2, 3));
    await around(a, b);
    expect(b.state()).toBe(a.state());
    expect(b.alive()).toBe(6);
  });

  it('a value nested without end, of whoever has the key, stops no one’s sync', async () => {
    const { remote, a, b } = await make();
    const [, ring] = [...remote.files].find(([name]) => name.startsWith('keys/'))!;
    const { value: open } = readRing(ring) as { value: KeyRing };
    const { value: key } = (await unlock(crypto, open, OPEN_RING)) as { value: MasterKey };
    const as = { name: segmentName('eeeeeeeeee', 1), device: 'eeeeeeeeee', sequence: 1 };
    let deep: Json = 1;
    for (let i = 0; i < 2_000; i++) deep = [deep];
    const fields = {
      density: { value: deep, at: writeClock({ time: NOW, count: 0, device: as.device }) },
    };
    const header = { at: NOW, name: 'e', live: [], seen: {}, floor: {}, bad: {} };
    const [part] = cutBatch(encodeBatch(header, [{ id: 'prefs', fields }]), null);
    const sealer = await createSealer(crypto, key.master, key.keyId);
    remote.files.set(as.name, await sealer.seal(as, part!));
    a.highlight(7);
    await around(a, b);
    expect(a.local.has('prefs')).toBe(false);
    expect(b.state()).toBe(a.state());
    expect(b.alive()).toBe(7);
  });
});

describe('clocks', () => {
  it('a year ahead wait aside, are said, and are taken when they are due', async () => {
    const { add, skews, time } = world();
    const [a, b] = [await add('a'), await add('b')];
    skews.a = 365 * DAY;
    a.highlight(1);
    skews.a = 0;
    await around(a, b);
    expect(b.alive()).toBe(0);
    expect(await b.sync.state()).toMatchObject({ aside: 1, state: 'in-sync' });
    expect((await words(b)).join()).toContain('more than a day ahead');
    time.now += 364 * DAY + 1;
    await b.sync.syncNow();
    expect(b.alive()).toBe(1);
    expect((await b.sync.state()).aside).toBe(0);
  });

  it('that are due do not undo what was written here meanwhile', async () => {
    const { add, skews, time } = world();
    const [a, b] = [await add('a'), await add('b')];
    a.highlight(1);
    await around(a, b);
    skews.a = 2 * DAY;
    a.change(1, { note: 'ahead' });
    skews.a = 0;
    await a.sync.syncNow();
    await b.sync.syncNow();
    expect((await b.sync.state()).aside).toBe(1);
    b.change(1, { colour: 'pink' });
    time.now += DAY + 1;
    await b.sync.syncNow();
    expect(b.state()).toContain('ahead');
    expect(b.state()).toContain('pink');
    await around(a, b);
    expect(b.state()).toBe(a.state());
  });

  it('of the year 9999 are the end of nothing', async () => {
    const { add, skews, time } = world();
    const [a, b] = [await add('a'), await add('b')];
    skews.a = Date.UTC(5000, 0) - time.now;
    a.highlight(1);
    skews.a = 0;
    b.highlight(2);
    await around(a, b);
    expect(b.alive()).toBe(1);
    expect(a.alive()).toBe(2);
  });
});

describe('a small remote', () => {
  it('says what it has no room for, and proposes another', async () => {
    const remote = createMemoryRemote({ item: 8_000, total: 20_000 });
    const { add } = world(remote);
    const a = await add('a');
    const many = typicalHighlights(150, '0000000ax0');
    for (const record of many) a.store.edit(record.id, () => record);
    const state = await a.sync.syncNow();
    expect(state).toMatchObject({ state: 'paused', why: { code: 'full' } });
    expect(state.notSent).toBeGreaterThan(0);
    expect(state.notSent).toBe(state.waiting);
    expect(state.why?.message).toBe(`The remote is full: ${state.notSent} not sent.`);
    const sizes = [...remote.files].map(([name, { length }]) => name.length + length);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(20_000);
    const b = await add('b');
    expect(b.alive()).toBe(150 - state.notSent);
  });

  it('holds many small changes: batches are merged, and their names given back', async () => {
    const remote = createMemoryRemote();
    const { add } = world(remote);
    const [a, b] = [await add('a'), await add('b')];
    for (let i = 0; i < 60; i++) {
      a.highlight(i);
      await a.sync.syncNow();
    }
    expect(segments(remote).filter(name => name.includes('ax0')).length).toBeLessThanOrEqual(17);
    await around(b, a);
    expect(b.state()).toBe(a.state());
  });
});

describe('devices', () => {
  it('one that is removed is told, and what only it carried stays', async () => {
    const { add, remote } = world();
    const [a, b] = [await add('a'), await add('b')];
    for (let i = 0; i < 5; i++) b.highlight(i);
    await around(b, a);
    expect(await a.sync.removeDevice(await b.store.device())).toMatchObject({ ok: true });
    expect(segments(remote).some(name => name.startsWith('devices/0000000bx0'))).toBe(false);
    const c = await add('c');
    expect(c.alive()).toBe(5);
    expect(await b.sync.syncNow()).toMatchObject({ state: 'paused', why: { code: 'removed' } });
    expect(b.alive()).toBe(5);
  });

  it('one that was away for half a year brings back nothing that was removed, and keeps what it made', async () => {
    const { add, time } = world();
    const [a, b] = [await add('a'), await add('b')];
    for (let i = 0; i < 20; i++) a.highlight(i);
    await around(a, b);
    b.highlight(50);
    for (let day = 0; day < 200; day += 4) {
      time.now += 4 * DAY;
      if (day === 40) a.change(0, { removed: true });
      await a.sync.syncNow();
    }
    await around(b, a);
    expect(b.state()).toBe(a.state());
    expect(b.alive()).toBe(20);
  });

  it('tombstones go once both have seen them', async () => {
    const { add, time } = world();
    const [a, b] = [await add('a'), await add('b')];
    for (let i = 0; i < 20; i++) a.highlight(i);
    await around(a, b);
    a.change(0, { removed: true });
    for (let i = 0; i < 30; i++) {
      time.now += 3 * DAY;
      await around(a, b);
    }
    expect([a.store.records.size, b.store.records.size]).toEqual([19, 19]);
  });

  it('tombstones stay as long as the log that has them still has what they removed', async () => {
    const { add, time } = world();
    const [a, b] = [await add('a'), await add('b')];
    const many = typicalHighlights(300, '0000000ax0');
    for (const record of many) a.store.edit(record.id, () => record);
    a.highlight(0);
    await around(a, b);
    a.change(0, { removed: true });
    await around(a, b);
    for (let i = 0; i < 20; i++) {
      time.now += DAY;
      // So many small batches are merged into one, without what nobody needs any more.
      a.highlight(100 + i);
      await around(a, b);
    }
    const c = await add('c');
    expect([a.alive(), c.alive()]).toEqual([320, 320]);
    expect(c.state()).toBe(a.state());
  });

  it('in a shared set each highlight says who made it', async () => {
    const { add } = world();
    const [a, b] = [await add('a', 'Ann'), await add('b', 'Ben')];
    a.highlight(1);
    b.highlight(2);
    await around(a, b);
    const by = [...a.store.records.values()].map(({ record }) => 'by' in record && record.by);
    expect(by.sort()).toEqual(['Ann', 'Ben']);
    expect(a.state()).toBe(b.state());
  });

  it('two copies of one profile part, and lose nothing', async () => {
    const { add } = world();
    const a = await add('a');
    a.highlight(1);
    await a.sync.syncNow();
    const back = a.store.snapshot();
    a.highlight(2);
    await a.sync.syncNow();
    back();
    a.highlight(3);
    await a.sync.syncNow();
    expect(a.alive()).toBe(3);
    expect((await a.sync.state()).devices).toHaveLength(2);
  });

  it('who reads everything again loses nothing of what the remote has', async () => {
    const { add } = world();
    const [a, b] = [await add('a'), await add('b')];
    for (let i = 0; i < 5; i++) a.highlight(i);
    await around(a, b);
    a.store.records.clear();
    await a.sync.readAgain();
    await around(a, b);
    expect([a.alive(), b.alive()]).toEqual([5, 5]);
  });
});

it('goes over to another remote without loss: copied, verified, switched', async () => {
  const remotes: Record<string, MemoryRemote> = {
    [WEBDAV.address]: createMemoryRemote(),
    'https://other.example/': createMemoryRemote(),
  };
  const now = () => NOW;
  const make = (name: string) =>
    createClient(name, { remote: address => remotes[address]!.client(), now });
  const [a, b] = [make('a'), make('b')];
  await a.sync.join(WEBDAV, OPEN, { device: 'a', by: null });
  for (let i = 0; i < 5; i++) a.highlight(i);
  await a.sync.syncNow();
  const other = { ...WEBDAV, address: 'https://other.example/' };
  expect(await a.sync.moveTo(other, OPEN)).toMatchObject({
    ok: true,
    value: { state: { state: 'in-sync' } },
  });
  expect((await a.sync.state()).address).toBe('https://other.example/');
  expect((await b.sync.join(other, OPEN, { device: 'b', by: null })).ok).toBe(true);
  expect(b.state()).toBe(a.state());
});
