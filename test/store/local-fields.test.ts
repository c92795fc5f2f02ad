/** What is synced beside highlights, between two profiles that imported one blog by themselves. */
import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it } from 'vitest';
import { blankEdit, createLocalFields, editTerms, newArchive } from '../../lib/jobs/index.ts';
import type { ArchiveInfo } from '../../lib/model/index.ts';
import type { SyncedSettings } from '../../lib/sync/index.ts';
import { deleteDatabases, setUp } from './set-up.ts';

afterEach(deleteDatabases);

const NOW = Date.UTC(2026, 0, 1);
const DEFAULTS: SyncedSettings = {
  density: 'usual',
  count: true,
  discreet: false,
  toolbar: true,
  colourNames: { yellow: 'Yellow', green: 'Green', blue: 'Blue', pink: 'Pink' },
  sites: [],
  off: [],
  meanings: [],
};

async function profile(device: string, archives: readonly Partial<ArchiveInfo>[]) {
  const { database, store } = setUp();
  for (const archive of archives) {
    await database.archives.put({
      ...newArchive('a', 'A blog', NOW),
      state: 'ready',
      ...archive,
      nextPost: 0,
      nextSegment: 0,
      segments: [],
      crawl: null,
      minedTwice: false,
    });
  }
  let settings = DEFAULTS;
  const changed: string[] = [];
  const fields = createLocalFields({
    store,
    settings: {
      defaults: DEFAULTS,
      read: async () => settings,
      write: async next => {
        settings = next;
      },
    },
    device: async () => device,
    now: () => NOW,
    changed: async what => void changed.push(what),
  });
  return {
    store,
    fields,
    changed,
    settings: () => settings,
    set: (change: Partial<SyncedSettings>) => {
      settings = { ...settings, ...change };
    },
    copyOf: async () => (await fields.read()).map(({ id, values }) => ({ id, values })),
  };
}

const URLS = ['https://www.dutydesk.example/', 'http://dutydesk.example'] as const;

describe('what is synced beside highlights', () => {
  it('brings edits, meanings and settings to the same blog under another id', async () => {
    const a = await profile('devicea001', [{ id: 'a1', url: URLS[0] }]);
    const b = await profile('deviceb002', [{ id: 'a2', url: URLS[1] }]);
    await editTerms(
      a.store,
      'a1',
      [{ ...blankEdit('a1', 'CRC'), muted: true, name: 'The CRC' }],
      NOW,
    );
    const meaning = { host: 'bbc.co.uk', word: 'MOT', archive: 'a1', key: 'MOT|x/y' };
    a.set({ density: 'all', sites: ['bbc.co.uk'], meanings: [meaning] });

    await b.fields.apply(await a.copyOf());
    expect(await b.store.termEdits('a2')).toMatchObject([
      { archive: 'a2', key: 'CRC', muted: true, name: 'The CRC' },
    ]);
    expect(b.settings()).toEqual({
      ...DEFAULTS,
      density: 'all',
      sites: ['bbc.co.uk'],
      meanings: [{ ...meaning, archive: 'a2' }],
    });
    expect(b.changed).toEqual(['terms', 'settings']);
    const without = (rows: Awaited<ReturnType<typeof a.copyOf>>) =>
      rows.filter(({ id }) => !id.startsWith('archive/'));
    expect(without(await b.copyOf())).toEqual(without(await a.copyOf()));
  });

  it('changes nothing where the same is in force already', async () => {
    const a = await profile('devicea001', [{ id: 'a1', url: URLS[0] }]);
    a.set({ off: ['bank.example'] });
    await a.fields.apply((await a.copyOf()).filter(({ id }) => !id.startsWith('term/')));
    expect(a.changed).toEqual([]);
  });

  it('takes an edit back where its values are unset', async () => {
    const a = await profile('devicea001', [{ id: 'a1', url: URLS[0] }]);
    await editTerms(a.store, 'a1', [{ ...blankEdit('a1', 'CRC'), muted: true }], NOW);
    const [row] = (await a.copyOf()).filter(({ id }) => id.startsWith('term/'));
    await a.fields.apply([{ id: row!.id, values: {} }]);
    expect(await a.store.termEdits('a1')).toEqual([]);
  });

  it('leaves out what is of an archive that is not here', async () => {
    const a = await profile('devicea001', [{ id: 'a1', url: URLS[0] }]);
    const b = await profile('deviceb002', []);
    await editTerms(a.store, 'a1', [{ ...blankEdit('a1', 'CRC'), muted: true }], NOW);
    a.set({ meanings: [{ host: 'bbc.co.uk', word: 'MOT', archive: 'a1', key: null }] });
    await b.fields.apply(await a.copyOf());
    expect(await b.copyOf()).toEqual([]);
    expect(b.changed).toEqual([]);
  });

  it('says nothing of an archive that was deleted here, and keeps what it meant for its day', async () => {
    const a = await profile('devicea001', [{ id: 'a1', url: URLS[0] }]);
    const meaning = { host: 'bbc.co.uk', word: 'MOT', archive: 'a1', key: null };
    a.set({ meanings: [meaning] });
    await a.store.deleteArchive('a1');
    expect(await a.copyOf()).toEqual([]);
    await a.fields.apply([{ id: 'prefs', values: { density: 'all' } }]);
    expect(a.settings()).toEqual({ ...DEFAULTS, density: 'all', meanings: [meaning] });
  });

  it('calls archives of files by their own ids, and a second of one blog too', async () => {
    const a = await profile('devicea001', [
      { id: 'a1', url: URLS[0] },
      { id: 'a2', url: URLS[1] },
      { id: 'a3', url: null },
    ]);
    const ids = (await a.copyOf()).map(({ id }) => id);
    expect(new Set(ids).size).toBe(3);
    expect(ids).toContain('archive/a2');
    expect(ids).toContain('archive/a3');
    expect(ids).not.toContain('archive/a1');
  });
});
