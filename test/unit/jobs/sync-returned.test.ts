import { describe, expect, it } from 'vitest';
import { type Client, createClient, WEBDAV } from '../../sync/client.ts';
import { createMemoryRemote } from '../../sync/memory-remote.ts';

const DAY = 86_400_000;
const NOW = 1_800_000_000_000;

function world() {
  const remote = createMemoryRemote();
  const time = { now: NOW };
  const add = async (name: string) => {
    const client = createClient(name, { remote: () => remote.client(), now: () => time.now });
    const done = await client.sync.join(WEBDAV, { how: 'open' }, { device: name, by: null });
    expect(done).toMatchObject({ ok: true });
    return client;
  };
  const putBack = (files: ReadonlyMap<string, Uint8Array>) => {
    remote.files.clear();
    for (const [name, bytes] of files) remote.files.set(name, bytes);
  };
  return { remote, time, add, putBack };
}
async function around(...clients: Client[]) {
  for (const client of [...clients, ...clients]) await client.sync.syncNow();
}
const log = async (client: Client) => (await client.sync.state()).log.map(({ words }) => words);

/** Three devices and a backup of their remote; then one highlight is removed, and forgotten by all. */
async function forgotten() {
  const all = world();
  const { add, time, remote } = all;
  const [a, b, c] = [await add('a'), await add('b'), await add('c')];
  for (let i = 0; i < 20; i++) c.highlight(i);
  a.highlight(50);
  await around(a, b, c);
  const backup = new Map(remote.files);
  const left = c.store.snapshot();
  a.change(0, { removed: true });
  for (let i = 0; i < 30; i++) {
    time.now += 3 * DAY;
    await around(a, b, c);
  }
  expect([a, b, c].map(({ store }) => store.records.size)).toEqual([20, 20, 20]);
  return { ...all, a, b, c, backup, left };
}

describe('a remote put back to what it was before a removal that all have forgotten', () => {
  it('brings it to no new device, though the one that wrote it is gone', async () => {
    const { a, b, add, time, backup, putBack, remote } = await forgotten();
    putBack(backup);
    await around(a, b);
    time.now += DAY + 1;
    await around(a, b);
    const d = await add('d');
    await around(a, b, d);
    expect(d.state()).toBe(a.state());
    expect([a.alive(), b.alive(), d.alive()]).toEqual([20, 20, 20]);
    expect([...remote.files.keys()].filter(name => name.includes('0000000cx0'))).toEqual([]);
    expect((await log(a)).join()).toContain('were taken away again');
  });

  it('brings it to none that was away for half a year', async () => {
    const { a, b, time, backup, putBack } = await forgotten();
    putBack(backup);
    await around(a, b);
    time.now += 181 * DAY;
    await around(a, b);
    expect([a.alive(), b.alive()]).toEqual([20, 20]);
  });

  it('loses nothing of the one that wrote it, if it goes on', async () => {
    const { a, b, c, backup, putBack } = await forgotten();
    c.highlight(60);
    putBack(backup);
    await around(a, b);
    await around(c, a, b);
    expect([a.alive(), b.alive(), c.alive()]).toEqual([21, 21, 21]);
    expect(c.state()).toBe(a.state());
  });

  it('takes nothing away that was written since by one that was put back too', async () => {
    const { a, b, c, backup, putBack, left, time, remote } = await forgotten();
    putBack(backup);
    left();
    time.now += 3 * DAY;
    c.highlight(60);
    await c.sync.syncNow();
    const written = [...remote.files.keys()].filter(name => name.includes('0000000cx0'));
    await around(a, b);
    expect(a.state()).toContain(`h${String(60).padStart(20, '0')}`);
    expect([...remote.files.keys()]).toEqual(expect.arrayContaining(written));
    await around(c, a, b);
    expect([b.state(), c.state()]).toEqual([a.state(), a.state()]);
  });
});

it('what all have, and the remote lost unseen, is kept by those who come back after half a year', async () => {
  const { add, time, remote } = world();
  const [a, b, c] = [await add('a'), await add('b'), await add('c')];
  a.highlight(0);
  await around(a, b, c);
  b.change(0, { colour: 'pink' });
  await around(b, a, c);
  const latest = [...remote.files.keys()].filter(name => name.includes('0000000bx0')).at(-1)!;
  // As long as it was: a list doesn't tell.
  remote.files.set(latest, remote.files.get(latest)!.toReversed());
  time.now += 181 * DAY;
  await around(a, b, c);
  time.now += DAY + 1;
  await around(a, b, c);
  expect([a.alive(), b.alive(), c.alive()]).toEqual([1, 1, 1]);
  expect([b.state(), c.state()]).toEqual([a.state(), a.state()]);
  expect(a.state()).toContain('pink');
  const d = await add('d');
  expect(d.state()).toBe(a.state());
});
