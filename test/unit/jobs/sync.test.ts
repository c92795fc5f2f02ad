import { describe, expect, it } from 'vitest';
import { RemoteError } from '../../../lib/jobs/ports.ts';
import { type Client, createClient, WEBDAV } from '../../sync/client.ts';
import { createMemoryRemote, type MemoryRemote } from '../../sync/memory-remote.ts';

const DAY = 86_400_000;
const OPEN = { how: 'open' as const };

/** Devices on one remote. Without a passphrase, but where it is what is tested: its rounds take their time. */
async function joined(names: readonly string[], remote: MemoryRemote = createMemoryRemote()) {
  const time = { now: 1_800_000_000_000 };
  const clients: Client[] = [];
  for (const name of names) {
    const client = createClient(name, { remote: () => remote.client(), now: () => time.now });
    const done = await client.sync.join(WEBDAV, OPEN, { device: name, by: null });
    expect(done.ok && done.value.state).toMatchObject({ state: 'in-sync', why: null });
    clients.push(client);
  }
  return { remote, time, clients: clients as [Client, Client, Client] };
}

/** Each syncs, twice around: what the last one sends reaches the first. */
async function around(...clients: Client[]) {
  for (const client of [...clients, ...clients]) {
    const { why } = await client.sync.syncNow();
    expect(why).toBeNull();
  }
}

describe('two devices', () => {
  it('have the same after both have synced, and send nothing then', async () => {
    const { clients, remote } = await joined(['a', 'b']);
    const [a, b] = clients;
    a.highlight(1);
    a.change(1, { note: 'of a' });
    b.highlight(2);
    a.local.set('prefs', { density: 'all' });
    b.local.set('site/x.example', { on: true });
    await around(a, b);
    expect(a.state()).toBe(b.state());
    expect(a.alive()).toBe(4);
    expect(b.local.get('prefs')).toEqual({ density: 'all' });
    const files = [...remote.files.keys()];
    await around(a, b);
    expect([...remote.files.keys()]).toEqual(files);
  });

  it('keep both notes that were written apart, and a removal wins over an older change', async () => {
    const { clients, time } = await joined(['a', 'b']);
    const [a, b] = clients;
    a.highlight(1);
    a.highlight(2);
    await around(a, b);
    a.change(1, { note: 'of a' });
    a.change(2, { colour: 'pink' });
    time.now += 1;
    b.change(1, { note: 'of b' });
    b.change(2, { removed: true });
    await around(a, b);
    expect(a.state()).toBe(b.state());
    const notes = [...a.store.records.values()].flatMap(({ record }) =>
      'notes' in record ? record.notes.versions.map(({ text }) => text) : [],
    );
    expect(notes).toEqual(['of b', 'of a']);
    expect(a.alive()).toBe(1);
  });

  it('unset on one what was set on the other', async () => {
    const { clients } = await joined(['a', 'b']);
    const [a, b] = clients;
    a.local.set('prefs', { density: 'all', count: false });
    await around(a, b);
    b.local.set('prefs', { density: 'all' });
    await around(a, b);
    expect(a.local.get('prefs')).toEqual({ density: 'all' });
    b.local.delete('prefs');
    await around(a, b);
    expect(a.local.has('prefs')).toBe(false);
  });

  it('a new device’s own settings yield to what the others have', async () => {
    const { clients, remote, time } = await joined(['a']);
    const [a] = clients;
    a.local.set('prefs', { density: 'fewer' });
    await a.sync.syncNow();
    const b = createClient('b', { remote: () => remote.client(), now: () => time.now });
    b.local.set('prefs', { density: 'all', count: false });
    await b.sync.join(WEBDAV, OPEN, { device: 'b', by: null });
    await around(a, b);
    expect(a.local.get('prefs')).toEqual({ density: 'fewer', count: false });
    expect(b.local.get('prefs')).toEqual({ density: 'fewer', count: false });
  });

  it('an archive that is deleted on one takes its edits from nobody', async () => {
    const { clients } = await joined(['a', 'b']);
    const [a, b] = clients;
    for (const client of [a, b]) {
      const id = await client.store.device();
      client.local.set('archive/a1', { title: 'Desk', [`at-${id}`]: true });
    }
    a.local.set('term/a1/crc', { muted: true });
    await around(a, b);
    b.local.delete('archive/a1');
    b.local.delete('term/a1/crc');
    await around(b, a);
    expect(a.local.get('term/a1/crc')).toEqual({ muted: true });
    expect(b.local.get('term/a1/crc')).toEqual({ muted: true });
    const { elsewhere } = await b.sync.state();
    expect(elsewhere).toMatchObject([{ id: 'a1', title: 'Desk', devices: [expect.any(String)] }]);
    expect((await a.sync.state()).elsewhere).toEqual([]);
    // Unset where the archive is, it is unset on both.
    a.local.delete('term/a1/crc');
    await around(a, b);
    expect(b.local.has('term/a1/crc')).toBe(false);
  });

  it('know each other by name, also after one was renamed', async () => {
    const { clients } = await joined(['a', 'b']);
    const [a, b] = clients;
    await around(a, b);
    await a.sync.rename('Ann’s laptop');
    await around(a, b);
    expect((await b.sync.state()).devices.map(({ name }) => name)).toEqual(['b', 'Ann’s laptop']);
  });
});

describe('a join', () => {
  it('shows what would be merged, and writes nothing', async () => {
    const { clients, remote, time } = await joined(['a']);
    const [a] = clients;
    for (const number of [1, 2, 3]) a.highlight(number);
    await a.sync.syncNow();
    const b = createClient('b', { remote: () => remote.client(), now: () => time.now });
    b.highlight(3);
    b.highlight(4);
    const files = [...remote.files.keys()];
    const plan = await b.sync.plan(WEBDAV, OPEN);
    expect(plan).toMatchObject({
      ok: true,
      value: { look: 'open', comes: 2, goes: 1, merges: 1, same: 0, devices: [{ name: 'a' }] },
    });
    expect([...remote.files.keys()]).toEqual(files);
    expect(b.alive()).toBe(2);
    expect((await b.sync.state()).state).toBe('off');
  });

  it('by a wrong passphrase writes nothing; by the right one, the printed code, or a shown code opens', async () => {
    const remote = createMemoryRemote();
    const now = () => 1_800_000_000_000;
    const make = (name: string) => createClient(name, { remote: () => remote.client(), now });
    const [a, b, c, d] = [make('a'), make('b'), make('c'), make('d')];
    const names = { device: 'x', by: null };
    const made = await a.sync.join(WEBDAV, { how: 'passphrase', passphrase: 'right words' }, names);
    a.highlight(1);
    await a.sync.syncNow();
    const files = [...remote.files.keys()];
    const wrong = await b.sync.join(WEBDAV, { how: 'passphrase', passphrase: 'wrong' }, names);
    expect(wrong).toMatchObject({ ok: false, error: { code: 'refused' } });
    expect([...remote.files.keys()]).toEqual(files);
    expect((await b.sync.look(WEBDAV)).ok).toBe(true);

    expect(
      (await b.sync.join(WEBDAV, { how: 'passphrase', passphrase: 'right words' }, names)).ok,
    ).toBe(true);
    const recovery = made.ok ? (made.value.recovery ?? '') : '';
    expect((await c.sync.join(WEBDAV, { how: 'recovery', code: recovery }, names)).ok).toBe(true);
    const shown = await a.sync.makePairingCode();
    const code = shown.ok ? shown.value.code : '';
    expect((await d.sync.join(WEBDAV, { how: 'pairing', code }, names)).ok).toBe(true);
    for (const client of [b, c, d]) expect(client.alive()).toBe(1);
    const text = new TextDecoder('latin1');
    for (const bytes of remote.files.values())
      expect(text.decode(bytes)).not.toContain('caseloads');
  });

  it('after the passphrase was changed takes the new one only; who had joined goes on', async () => {
    const { clients, remote, time } = await joined(['a', 'b']);
    const [a, b] = clients;
    expect((await a.sync.changePassphrase('new words')).ok).toBe(true);
    const c = createClient('c', { remote: () => remote.client(), now: () => time.now });
    const names = { device: 'c', by: null };
    expect(await c.sync.look(WEBDAV)).toEqual({ ok: true, value: 'sealed' });
    expect((await c.sync.join(WEBDAV, OPEN, names)).ok).toBe(false);
    expect(
      (await c.sync.join(WEBDAV, { how: 'passphrase', passphrase: 'new words' }, names)).ok,
    ).toBe(true);
    b.highlight(1);
    await around(b, c, a);
    expect(a.state()).toBe(c.state());
  });
});

describe('a password', () => {
  it('that was renewed is kept once the server takes it; what waited is sent then', async () => {
    const remote = createMemoryRemote();
    let right = WEBDAV.password;
    const a = createClient('a', {
      remote: (_, password) =>
        remote.client({
          before: async () => {
            if (password !== right) throw new RemoteError('sign-in', 'It is refused.');
          },
        }),
      now: () => 1_800_000_000_000,
    });
    await a.sync.join(WEBDAV, OPEN, { device: 'a', by: null });
    right = 'renewed';
    a.highlight(1);
    expect(await a.sync.syncNow()).toMatchObject({ state: 'paused', why: { code: 'sign-in' } });
    expect(await a.sync.changePassword('mistyped')).toMatchObject({
      ok: false,
      error: { code: 'refused' },
    });
    expect(await a.sync.state()).toMatchObject({ state: 'paused', waiting: 1 });
    expect(await a.sync.changePassword('renewed')).toMatchObject({
      ok: true,
      value: { state: 'in-sync', waiting: 0, why: null },
    });
    a.restart();
    expect((await a.sync.syncNow()).state).toBe('in-sync');
  });
});

describe('news', () => {
  it('are told of since they were asked for last, and not while sync is paused', async () => {
    const memory = createMemoryRemote();
    const asked: (string | null)[] = [];
    let heard: () => Promise<string> = async () => '1';
    const news = async (since: string | null) => {
      asked.push(since);
      return heard();
    };
    const a = createClient('a', {
      remote: () => ({ ...memory.client(), kind: 'couchdb', news }),
      now: () => 1_800_000_000_000,
    });
    const { signal } = new AbortController();
    expect(await a.sync.news(signal)).toBe('cannot');
    await a.sync.join(WEBDAV, OPEN, { device: 'a', by: null });
    expect(await a.sync.news(signal)).toBe('some');
    expect(await a.sync.news(signal)).toBe('none');
    heard = async () => '2';
    expect(await a.sync.news(signal)).toBe('some');
    heard = async () => {
      throw new RemoteError('unreachable', 'It does not answer.');
    };
    expect(await a.sync.news(signal)).toBe('cannot');
    expect(await a.sync.news(AbortSignal.abort())).toBe('none');
    expect(asked).toEqual([null, '1', '1', '2', '2']);
  });

  it('are none of a remote that cannot tell', async () => {
    const { clients } = await joined(['a']);
    expect(await clients[0].sync.news(new AbortController().signal)).toBe('cannot');
  });
});

describe('a server that was typed wrongly', () => {
  it('is told with what its own words leave open', async () => {
    const refused = new RemoteError('not-a-remote', 'It answers with a page for people.');
    const a = createClient('a', {
      remote: () =>
        createMemoryRemote().client({
          before: async () => {
            throw refused;
          },
        }),
      now: () => 1_800_000_000_000,
      advise: async (choice, error) =>
        choice.kind === 'webdav' && error === refused ? 'Try another.' : null,
    });
    const error = { message: refused.message, action: 'Try another.' };
    expect(await a.sync.look(WEBDAV)).toMatchObject({ ok: false, error });
    expect(await a.sync.plan(WEBDAV, OPEN)).toMatchObject({ ok: false, error });
    const other = await a.sync.look({ ...WEBDAV, kind: 'couchdb' });
    expect(other).toMatchObject({ error: { action: expect.stringContaining('open it in a tab') } });
  });
});

describe('many deletions', () => {
  it('from another device ask first; brought back they are everywhere', async () => {
    const { clients } = await joined(['a', 'b']);
    const [a, b] = clients;
    for (let i = 0; i < 10; i++) a.highlight(i);
    await around(a, b);
    for (let i = 0; i < 5; i++) a.change(i, { removed: true });
    expect(await a.sync.syncNow()).toMatchObject({
      state: 'paused',
      asks: { from: null, deletes: 5, of: 10 },
    });
    expect((await a.sync.answer(true)).state).toBe('in-sync');
    const asked = await b.sync.syncNow();
    expect(asked).toMatchObject({
      state: 'paused',
      asks: { deletes: 5, of: 10 },
      why: { code: 'asks' },
    });
    expect(b.alive()).toBe(10);
    expect((await b.sync.answer(false)).state).toBe('in-sync');
    await around(a, b);
    expect([a.alive(), b.alive()]).toEqual([10, 10]);
    expect(a.state()).toBe(b.state());
  });

  it('that were agreed to are done, and can be taken back for a day', async () => {
    const { clients, time } = await joined(['a', 'b']);
    const [a, b] = clients;
    for (let i = 0; i < 10; i++) a.highlight(i);
    await around(a, b);
    for (let i = 0; i < 5; i++) a.change(i, { removed: true });
    await a.sync.syncNow();
    await a.sync.answer(true);
    time.now += 5;
    await b.sync.syncNow();
    const { undo } = await b.sync.answer(true);
    expect(b.alive()).toBe(5);
    const [pull] = undo;
    expect(await b.sync.undo(pull!.pull)).toEqual({ ok: true, value: 5 });
    await around(b, a);
    expect([a.alive(), b.alive()]).toEqual([10, 10]);
    for (let i = 0; i < 2; i++) a.change(i, { removed: true });
    await around(a, b);
    time.now += DAY + 1;
    expect((await b.sync.state()).undo).toEqual([]);
  });

  it('of those made here ask before they are sent, and come back if they were not meant', async () => {
    const { clients } = await joined(['a', 'b']);
    const [a, b] = clients;
    for (let i = 0; i < 10; i++) a.highlight(i);
    await around(a, b);
    for (let i = 0; i < 9; i++) a.change(i, { removed: true });
    await a.sync.syncNow();
    await a.sync.answer(false);
    await around(a, b);
    expect([a.alive(), b.alive()]).toEqual([10, 10]);
  });
});
