/** What keeps highlights: restoring backups, taking in files, and telling damage from deletion. */
import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it } from 'vitest';
import {
  beforeRestore,
  planRestore,
  readBackup,
  writeBackup,
  writeHypothesis,
} from '../../lib/highlights/index.ts';
import {
  blankEdit,
  createDamageWatch,
  createHighlights,
  createKeeper,
  editTerms,
  newArchive,
  newJob,
  type Sentinel,
  watchedStore,
} from '../../lib/jobs/index.ts';
import type { HighlightPage } from '../../lib/model/index.ts';
import { createHighlightStore, createKeptReader } from '../../lib/store/index.ts';
import { mergeHighlight } from '../../lib/sync/index.ts';
import { deleteDatabases, setUp } from './set-up.ts';

afterEach(deleteDatabases);

const NOW = Date.UTC(2026, 0, 1);
const PAGE: HighlightPage = {
  url: 'https://news.example/a',
  key: 'news.example/a',
  title: 'A',
  site: 'news.example',
  published: '2025-12-30',
  place: null,
};

/** A browser's profile. */
function profile(now = () => NOW) {
  const { database, staging, store: archives } = setUp();
  const store = createHighlightStore(database, now);
  let made = Math.floor(Math.random() * 1e9);
  const newId = () => `h${(made++).toString(36).padStart(20, '0')}`;
  const highlights = createHighlights({ store, now, newId });
  const keeper = createKeeper({
    highlights: store,
    archives,
    queue: {
      restore: () => {
        throw new Error('no archive is in these backups');
      },
    },
    blob: staging.blob,
    drop: staging.drop,
    now,
  });
  const stage = async (file: BlobPart) => (await staging.stage('file', new Blob([file]))).id;
  return {
    database,
    archives,
    store,
    highlights,
    keeper,
    stage,
    reader: createKeptReader(database),
    make: (exact: string, start = 0) =>
      highlights.make({
        page: PAGE,
        anchor: {
          exact,
          prefix: '',
          suffix: '',
          start,
          end: start + exact.length,
          heading: null,
          element: null,
        },
        colour: 'yellow',
      }),
    async backup() {
      return writeBackup({ ...(await this.reader.kept()), settings: {} }, now());
    },
  };
}
type Profile = ReturnType<typeof profile>;

const quotes = async ({ store }: Profile) =>
  (await store.highlights()).map(({ anchor }) => anchor.exact).sort();

describe('a backup', () => {
  it('brings all back into an empty profile, removed ones as removed, and changes nothing twice', async () => {
    const old = profile();
    await old.make('one');
    const two = await old.make('two', 10);
    await old.highlights.change(two.id, { note: 'a note', tags: ['pay'] });
    const three = await old.make('three', 20);
    await old.highlights.change(three.id, { removed: true });
    const file = await old.backup();

    const fresh = profile();
    const staged = await fresh.stage(file);
    await fresh.keeper.restore(staged, false);
    expect(await quotes(fresh)).toEqual(['one', 'two']);
    expect(await fresh.store.changedSince(null)).toEqual(await old.store.changedSince(null));
    expect(await fresh.database.staged.count()).toBe(0);
    const before = await fresh.database.highlights.toArray();
    await fresh.keeper.restore(await fresh.stage(file), false);
    expect(await fresh.database.highlights.toArray()).toEqual(before);
    // What is written from now on is later than all that the backup held.
    const [latest] = before.map(({ changed }) => changed).sort((a, b) => (a > b ? -1 : 1));
    expect((await fresh.make('four', 30)).colour.at > latest!).toBe(true);
  });

  it('merges: what was changed here later stays, and what was removed here comes back only if wanted', async () => {
    let time = NOW;
    const one = profile(() => time);
    const kept = await one.make('kept');
    const gone = await one.make('gone', 10);
    const file = await one.backup();
    time += 1_000;
    await one.highlights.change(kept.id, { note: 'written later' });
    await one.highlights.change(gone.id, { removed: true });
    await one.keeper.restore(await one.stage(file), false);
    expect(await quotes(one)).toEqual(['kept']);
    expect((await one.store.highlight(kept.id))?.notes.versions).toMatchObject([
      { text: 'written later' },
    ]);
    await one.keeper.restore(await one.stage(file), true);
    expect(await quotes(one)).toEqual(['gone', 'kept']);
  });

  it('brings back what was changed of terms, where the archive is here, with its own time', async () => {
    const one = profile();
    const archive = newArchive('a1', 'An archive', NOW);
    const sources = { sources: [], include: [], crawl: null };
    const job = newJob({ archive: 'a1', title: 'An archive', titled: true, ...sources }, NOW);
    await one.archives.createJob(job, archive);
    await editTerms(one.archives, 'a1', [{ ...blankEdit('a1', 'crc'), muted: true }], 5_000);
    const file = await one.backup();
    await one.database.termEdits.clear();
    await one.keeper.restore(await one.stage(file), false);
    expect(await one.archives.termEdits('a1')).toMatchObject([
      { key: 'crc', muted: true, changed: 5_000 },
    ]);
    await editTerms(one.archives, 'a1', [{ ...blankEdit('a1', 'crc'), name: 'C.R.C.' }], 9_000);
    await one.keeper.restore(await one.stage(file), false);
    expect(await one.archives.termEdits('a1')).toMatchObject([{ name: 'C.R.C.', changed: 9_000 }]);
  });

  it('is taken back: what it added is removed, what it changed is as before, also terms', async () => {
    let time = NOW;
    const other = profile(() => time);
    const shared = await other.make('shared');
    const gone = await other.make('gone', 10);
    const first = await other.backup();
    const one = profile(() => time);
    await one.keeper.restore(await one.stage(first), false);
    time += 1_000;
    await one.highlights.change(shared.id, { note: 'mine', tags: ['mine'] });
    await one.highlights.change(gone.id, { removed: true });
    time += 1_000;
    await other.highlights.change(shared.id, { note: 'theirs', tags: ['theirs'], colour: 'pink' });
    await other.make('added', 20);
    const file = await other.backup();

    const kept = await one.reader.kept();
    const here = {
      ...kept,
      highlights: new Map(kept.highlights.map(record => [record.id, record])),
      archives: new Set<string>(),
      settings: {},
    };
    const read = readBackup(file, time);
    if (!read.ok) throw new Error(read.error.message);
    const plan = planRestore(read.value, here, mergeHighlight);
    const was = beforeRestore(plan, here, edit => edit);
    await one.keeper.restore(await one.stage(file), true);
    expect(await quotes(one)).toEqual(['added', 'gone', 'shared']);
    expect(await one.store.highlight(shared.id)).toMatchObject({ tags: { value: ['theirs'] } });

    const undo = writeBackup({ ...was, settings: {}, archives: [] }, time);
    await one.keeper.undo(await one.stage(undo));
    expect(await quotes(one)).toEqual(['shared']);
    const back = await one.store.highlight(shared.id);
    expect(back).toMatchObject({ tags: { value: ['mine'] }, colour: { value: 'yellow' } });
    expect(back?.notes.versions.map(({ text }) => text)).toEqual(['mine']);
    // A change like any other: a device that has the restored state takes it.
    const theirs = (await other.store.highlight(shared.id))!;
    expect(mergeHighlight(theirs, back!)).toEqual(back);
    expect(await one.database.highlights.count()).toBe(3);
  });

  it('that is damaged changes nothing, and is said to be', async () => {
    const one = profile();
    await one.make('one');
    const file = await one.backup();
    await one.make('two', 10);
    const before = await one.database.highlights.toArray();
    await expect(
      one.keeper.restore(await one.stage(file.slice(0, -40)), false),
    ).rejects.toMatchObject({ failure: { code: 'damaged' } });
    await expect(one.keeper.restore(99, false)).rejects.toMatchObject({
      failure: { code: 'not-found' },
    });
    expect(await one.database.highlights.toArray()).toEqual(before);
  });

  it('holds what a reader of it finds', async () => {
    const one = profile();
    await one.make('one');
    const read = readBackup(await one.backup(), NOW);
    expect(read).toMatchObject({ ok: true, value: { made: NOW, skipped: [] } });
    expect(read.ok && read.value.highlights).toEqual(await one.store.changedSince(null));
  });
});

describe('a file of annotations', () => {
  it('is taken in once, and what was removed here stays so', async () => {
    const old = profile();
    await old.make('from elsewhere');
    await old.make('and another', 40);
    const records = await old.store.highlights();
    const text = writeHypothesis(
      records.map(record => ({ record, sighting: null })),
      { now: NOW },
    );
    const one = profile();
    await one.keeper.importHighlights(await one.stage(text));
    expect(await quotes(one)).toEqual(['and another', 'from elsewhere']);
    const [first] = await one.store.highlights();
    await one.highlights.change(first!.id, { removed: true });
    await one.keeper.importHighlights(await one.stage(text));
    expect(await one.store.highlights()).toHaveLength(1);
    expect(await one.database.highlights.count()).toBe(2);
    const clocks = (await one.store.changedSince(null)).map(({ colour }) => colour.at);
    expect(new Set(clocks).size).toBe(2);
  });
});

/** The sentinel's place outlives databases, as the browser's other storage does. */
function sentinelPlace() {
  let kept: Sentinel | null = null;
  return {
    read: async () => kept,
    write: async (sentinel: Sentinel) => {
      kept = sentinel;
    },
  };
}

describe('damage', () => {
  async function filled(count: number) {
    const place = sentinelPlace();
    const one = profile();
    for (let i = 0; i < count; i++) await one.make(`words ${i}`, i * 10);
    await createDamageWatch(one.store, place, () => NOW).look();
    return { place, one };
  }

  it('is a database that was made anew: said, kept through new highlights, and over with a restore', async () => {
    const { place, one } = await filled(20);
    const file = await one.backup();
    const fresh = profile();
    const watch = createDamageWatch(fresh.store, place, () => NOW);
    expect(await watch.isDamaged()).toBe(true);
    expect(await place.read()).toMatchObject({ damage: { expected: 20, found: 0, noticed: NOW } });
    await fresh.make('a new one');
    await watch.look();
    expect(await place.read()).toMatchObject({ highlights: 20, damage: { found: 1 } });
    await fresh.keeper.restore(await fresh.stage(file), false);
    expect(await watch.isDamaged()).toBe(false);
    expect(await place.read()).toMatchObject({ highlights: 21, damage: null });
  });

  it('is most of the records missing, and is no deletion: removed ones are counted', async () => {
    const { place, one } = await filled(20);
    const watch = createDamageWatch(one.store, place, () => NOW);
    for (const { id } of await one.store.highlights())
      await one.highlights.change(id, { removed: true });
    expect(await watch.isDamaged()).toBe(false);
    const ids = (await one.database.highlights.toArray()).map(({ id }) => id);
    await one.database.highlights.bulkDelete(ids.slice(0, 3));
    expect(await watch.isDamaged()).toBe(true);
    await watch.accept();
    expect(await watch.isDamaged()).toBe(false);
    expect(await place.read()).toMatchObject({ highlights: 17, damage: null });
  });

  it('is not a last write that a power cut undid; its clock is not given again', async () => {
    const { place, one } = await filled(20);
    const last = (await place.read())!.clock!;
    const [newest] = (await one.store.highlights()).slice(-1);
    await one.database.highlights.delete(newest!.id);
    const [before] = (await one.store.highlights()).slice(-1);
    await one.database.meta.put({ name: 'clock', value: before!.colour.at });
    const watch = createDamageWatch(one.store, place, () => NOW);
    expect(await watch.isDamaged()).toBe(false);
    expect((await one.make('again', 900)).colour.at > last).toBe(true);
  });

  it('is none where there never was anything', async () => {
    const place = sentinelPlace();
    const watch = createDamageWatch(profile().store, place, () => NOW);
    expect(await watch.isDamaged()).toBe(false);
    const other = createDamageWatch(profile().store, place, () => NOW);
    expect(await other.isDamaged()).toBe(false);
  });

  it('is looked for after every write, and the sentinel is up to date', async () => {
    const place = sentinelPlace();
    const one = profile();
    const watch = createDamageWatch(one.store, place, () => NOW);
    const looks: Promise<void>[] = [];
    const store = watchedStore(one.store, () => looks.push(watch.look()));
    await store.merge(await one.store.changedSince(null), (_, other) => other);
    const record = await one.make('one');
    await store.write(record.id, known => known);
    await Promise.all(looks);
    expect(looks).toHaveLength(2);
    const { database, ...census } = await one.store.census();
    expect(await place.read()).toEqual({ database, ...census, damage: null });
  });
});
