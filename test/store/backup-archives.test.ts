/** A backup with archives, from one profile into another. */
import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it } from 'vitest';
import { type BackupArchive, readBackup, writeBackup } from '../../lib/highlights/index.ts';
import {
  blankEdit,
  createImportQueue,
  createKeeper,
  createLibrary,
  editTerms,
  nextLook,
  runImport,
} from '../../lib/jobs/index.ts';
import { createBlobParts, openBackupFile, writeBackupFile } from '../../lib/sources/index.ts';
import { createHighlightStore, createKeptReader } from '../../lib/store/index.ts';
import { makeDump } from './make-dump.ts';
import { addJob, contents, deleteDatabases, type Setup, setUp } from './set-up.ts';

afterEach(deleteDatabases);

const NOW = 1_000;
const HQB = 'HQB|harbour quality board';
const going = new AbortController().signal;

async function imported(posts = 70) {
  const setup = setUp();
  await runImport(setup.env, await addJob(setup, { 'a.txt': makeDump({ posts, comments: 3 }) }));
  const [archive] = await setup.store.archives();
  return { setup, id: archive!.id };
}

/** What the page on backups saves. */
async function backupOf({ database }: Setup, meanwhile = async () => {}): Promise<Blob> {
  const reader = createKeptReader(database);
  const kept = { ...(await reader.kept('with packs')), settings: {} };
  const packs = kept.archives.flatMap(({ id, entry }) =>
    entry === null
      ? []
      : [
          {
            entry,
            source: async () => {
              const pack = await reader.pack(id);
              await meanwhile();
              return pack;
            },
          },
        ],
  );
  const parts = createBlobParts();
  for await (const piece of writeBackupFile(writeBackup(kept, NOW), packs)) parts.add(piece);
  return parts.blob('application/zip');
}

/** What that page and the background do with it; gives how the imports ended. */
async function restore({ database, store, staging, env }: Setup, backup: Blob) {
  const queue = createImportQueue({
    ...env,
    keepAlive: work => work(),
    schedule: async () => {},
    ended: async () => {},
  });
  const keeper = createKeeper({
    highlights: createHighlightStore(database, () => NOW),
    archives: store,
    queue,
    blob: staging.blob,
    drop: staging.drop,
    now: () => NOW,
  });
  const file = await openBackupFile(backup, 'backup');
  const read = readBackup(file.backup, NOW);
  if (!read.ok) throw new Error(read.error.message);
  const packs = [];
  for (const { id, title, entry } of read.value.archives) {
    const pack = await file.pack(entry ?? '', () => {}, going);
    packs.push({ archive: id, staged: (await staging.stage(title, pack)).id });
  }
  const { id } = await staging.stage('backup', new Blob([file.backup]));
  await keeper.restore(id, false, packs);
  await queue.wake();
  return (await database.jobs.toArray()).map(({ state, archive }) => ({ state, archive }));
}

const idsOf = async ({ database }: Setup) =>
  (await database.posts.toArray()).map(({ archive, no, id }) => ({ archive, no, id }));

describe('an archive that comes back', () => {
  it('has its id and those of its posts and comments, its terms as the user changed them, and is found', async () => {
    const { setup: old, id } = await imported();
    await editTerms(old.store, id, [{ ...blankEdit(id, HQB), name: 'The Board', muted: true }], 5);
    const fresh = setUp();
    expect(await restore(fresh, await backupOf(old))).toEqual([{ state: 'done', archive: id }]);
    expect(await idsOf(fresh)).toEqual(await idsOf(old));
    const [was, is] = [await contents(old), await contents(fresh)];
    for (const table of ['comments', 'terms', 'termEdits', 'occurrences', 'dictionaries'])
      expect(is[table]).toEqual(was[table]);
    expect(is.terms).toContainEqual(expect.objectContaining({ name: 'The Board', muted: true }));
    expect(await fresh.database.staged.count()).toBe(0);
    const search = async (setup: Setup) =>
      (await createLibrary(setup.store).search('harbour')).hits.map(({ post }) => post);
    const found = await search(fresh);
    expect(found.length).toBeGreaterThan(0);
    expect(found).toEqual(await search(old));
  });

  it('keeps its edits when its terms are made anew, and its choice of a glossary', async () => {
    const { setup: old, id } = await imported(6);
    await old.store.saveGlossary({ id: 'mine', name: 'Mine', added: 1, text: 'term\ntide table' });
    await old.database.archives.update(id, {
      glossary: { mode: 'on', id: 'mine' },
      glossed: 'Mine',
    });
    await editTerms(old.store, id, [{ ...blankEdit(id, HQB), muted: true }], 5);
    const fresh = setUp();
    await restore(fresh, await backupOf(old));
    expect(await fresh.store.archive(id)).toMatchObject({
      glossary: { mode: 'on', id: 'mine' },
      glossed: 'Mine',
      created: (await old.store.archive(id))!.created,
    });
    const more = { 'b.txt': makeDump({ posts: 9, comments: 2 }) };
    await runImport(fresh.env, await addJob(fresh, more, id));
    const terms = await fresh.store.terms(id);
    expect(terms.find(({ name }) => name === 'HQB')).toMatchObject({ muted: true });
    expect(await fresh.store.archives()).toHaveLength(1);
  });

  it('is kept up to date from where it was', async () => {
    const { setup: old, id } = await imported(6);
    const site = {
      kind: 'feed',
      title: null,
      url: 'https://blog.example/',
      feed: 'https://blog.example/feed',
      posts: 6,
      summaryOnly: false,
    } as const;
    const since = { posts: 9, comments: null, validators: {} };
    const shown = { kind: 'feed', url: site.url, said: 'a feed', every: 'week' } as const;
    const none = { checked: 3, failure: null, gone: 2, news: 4 };
    await old.store.saveSite(id, { ...shown, ...none, next: 9 });
    await old.database.archives.update(id, { crawl: { site, since } });
    const fresh = setUp();
    await restore(fresh, await backupOf(old));
    expect(await fresh.store.crawlOf(id)).toEqual({ site, since });
    expect((await fresh.store.archive(id))?.site).toMatchObject({
      ...shown,
      gone: 2,
      news: 0,
      next: nextLook('week', NOW),
    });
  });

  it('is left as it is where it is here, and its pack is dropped', async () => {
    const { setup, id } = await imported(6);
    const backup = await backupOf(setup);
    const before = { ...(await contents(setup)), meta: [] };
    expect(await restore(setup, backup)).toEqual([{ state: 'done', archive: id }]);
    expect({ ...(await contents(setup)), meta: [] }).toEqual(before);
    expect(await setup.database.staged.count()).toBe(0);
  });

  it('is not saved in two minds: one that changes meanwhile is told, one that is not ready only named', async () => {
    const { setup, id } = await imported(6);
    const more = async () => {
      const job = await addJob(setup, { 'b.txt': makeDump({ posts: 9, comments: 2 }) }, id);
      await runImport(setup.env, job);
    };
    await expect(backupOf(setup, more)).rejects.toMatchObject({
      failure: { message: 'Test was changed while it was being saved.' },
    });
    await setup.database.archives.update(id, { state: 'importing' });
    const { archives } = await createKeptReader(setup.database).kept('with packs');
    expect(archives.map(({ entry }: BackupArchive) => entry)).toEqual([null]);
    await expect(createKeptReader(setup.database).pack(id)).rejects.toThrow(/changed/);
  });
});
