import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it } from 'vitest';
import { createHighlights, createSync } from '../../lib/jobs/index.ts';
import type { LocalFields, LocalValues } from '../../lib/jobs/ports.ts';
import { createHighlightStore, createSyncStore } from '../../lib/store/index.ts';
import { WEBDAV } from '../sync/client.ts';
import { createMemoryRemote, type MemoryRemote } from '../sync/memory-remote.ts';
import { bareHighlight } from '../unit/sync/arbitrary-records.ts';
import { deleteDatabases, setUp } from './set-up.ts';

afterEach(deleteDatabases);

function device(remote: MemoryRemote, time: { now: number }, prefix: string) {
  const { database } = setUp();
  const now = () => time.now;
  const highlightStore = createHighlightStore(database, now);
  const store = createSyncStore(database, now);
  const local = new Map<string, LocalValues['values']>();
  const fields: LocalFields = {
    read: async () => [...local].map(([id, values]) => ({ id, values, changed: null })),
    async apply(records) {
      for (const { id, values } of records) local.set(id, values);
    },
  };
  let made = 0;
  const newId = () => `h${prefix}${String(made++).padStart(19, '0')}`;
  const highlights = createHighlights({ store: highlightStore, now, newId });
  const sync = createSync({
    store,
    fields,
    openRemote: () => remote.client(),
    crypto: globalThis.crypto,
    now,
    random: () => 0.5,
  });
  const join = () => sync.join(WEBDAV, { how: 'open' }, { device: prefix, by: null });
  return { database, highlightStore, store, highlights, local, sync, join };
}

const { page, anchor } = bareHighlight(1, '000000000-0000-aaaaaaaaaa');

describe('sync over the database', () => {
  it('brings highlights from one to the other, and only what changed is unsent', async () => {
    const time = { now: 1_800_000_000_000 };
    const remote = createMemoryRemote();
    const [a, b] = [device(remote, time, 'a'), device(remote, time, 'b')];
    const { id } = await a.highlights.make({ page, anchor, colour: 'green' });
    expect((await a.join()).ok && (await b.join()).ok).toBe(true);
    expect(await b.highlightStore.ofPage(page.key)).toMatchObject([
      { id, colour: { value: 'green' } },
    ]);
    expect(await b.store.counts()).toMatchObject({ unsent: 0 });
    await b.highlights.change(id, { note: 'seen' });
    expect(await b.store.counts()).toMatchObject({ unsent: 1 });
    await b.sync.syncNow();
    await a.sync.syncNow();
    const record = await a.highlightStore.highlight(id);
    expect(record).toEqual(await b.highlightStore.highlight(id));
    expect(record?.notes.versions).toMatchObject([{ text: 'seen' }]);
    // What was heard of is before all that is written here from now on.
    await a.highlights.change(id, { note: 'answered' });
    await a.sync.syncNow();
    await b.sync.syncNow();
    expect((await b.highlightStore.highlight(id))?.notes.versions).toMatchObject([
      { text: 'answered' },
    ]);
  });

  it('keeps what it remembers over a restart, and finds again what was prepared', async () => {
    const time = { now: 1_800_000_000_000 };
    const remote = createMemoryRemote();
    const a = device(remote, time, 'a');
    await a.join();
    await a.highlights.make({ page, anchor, colour: 'pink' });
    a.local.set('prefs', { density: 'all' });
    await a.sync.syncNow();
    const again = createSyncStore(a.database, () => time.now);
    const saved = await again.saved();
    expect(saved).toEqual(await a.store.saved());
    expect(saved.joined?.master).toHaveLength(32);
    expect(await again.transact('all', held => ({ result: held.records.size }))).toBe(2);
    expect(await again.transact('fields', held => ({ result: held.alive }))).toBe(2);
  });

  it('a transaction that fails writes nothing of it', async () => {
    const a = device(createMemoryRemote(), { now: 5 }, 'a');
    const record = bareHighlight(1, '000000000-0000-aaaaaaaaaa');
    const kept = { record, unsent: true, home: null, batch: null, shadow: null };
    await a.store.transact([], () => ({ put: [kept], result: null }));
    const failing = a.store.transact('all', held => {
      const [one] = held.records.values();
      return { drop: [one!.record.id], put: [{ ...kept, record: null as never }], result: null };
    });
    await expect(failing).rejects.toThrow();
    expect(await a.store.counts()).toMatchObject({ unsent: 1 });
  });
});
