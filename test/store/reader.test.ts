/** The reading port over IndexedDB itself: the same as Dexie would read, and the watches behind it. */
// First: Dexie looks for IndexedDB when it is loaded.
import 'fake-indexeddb/auto';
import { afterEach, expect, it, vi } from 'vitest';
import { runImport } from '../../lib/jobs/index.ts';
import type { ArchiveInfo } from '../../lib/model/index.ts';
import { createReader, openPlainly, watchLater } from '../../lib/store/index.ts';
import { toRow, toTerm } from '../../lib/store/rows.ts';
import { makeDump } from './make-dump.ts';
import { addJob, deleteDatabases, setUp } from './set-up.ts';

afterEach(deleteDatabases);

const noUpgrade = () => Promise.reject(new Error('nothing is to be upgraded'));

async function imported(dump = makeDump({ posts: 12, comments: 40 })) {
  const setup = setUp();
  await runImport(setup.env, await addJob(setup, { 'a.txt': dump }));
  const [archive] = await setup.store.archives();
  const reader = createReader(openPlainly(noUpgrade, setup.database.name));
  return { ...setup, archive: archive!, reader };
}

it('reads posts, threads and terms', async () => {
  const { database, archive, reader } = await imported();
  const { id } = archive;
  const records = await database.posts.toArray();
  const packs = await database.comments.where('[archive+post+pack]').between([id, 3], [id, 3, []]);
  const comments = (await packs.toArray()).flatMap(pack => [...pack.items]);
  expect(comments.length).toBeGreaterThan(33);
  expect(await reader.archive(id)).toEqual(archive);
  expect(await reader.archive('another')).toBe(undefined);
  expect(await reader.posts(id, [3, 999])).toEqual([toRow(records[3]!), undefined]);
  expect(await reader.postById(id, records[5]!.id)).toEqual(toRow(records[5]!));
  expect(await reader.comments(id, 3)).toEqual(comments);
  expect(await reader.comment(id, 3, 33)).toEqual(comments[33]);
  expect(await reader.comment(id, 3, 999)).toBe(undefined);
  expect(await reader.terms(id)).toEqual((await database.terms.toArray()).map(toTerm));
  expect(await reader.dictionary(id)).toEqual((await database.dictionaries.get(id))!.buffer);
  expect(await reader.occurrences(id, 0)).toEqual((await database.occurrences.get([id, 0]))!.bytes);
  expect((await reader.titles(id)).map(({ id }) => id)).toEqual(records.map(({ id }) => id));
});

it('reads rows of the index that are asked for together', async () => {
  const { database, archive, reader } = await imported();
  const [segment] = await reader.segments(archive.id);
  const asked = [0, 1, 9_999].map(row => reader.segmentRow(archive.id, segment!.no, row));
  const kept = [0, 1].map(row => database.segmentRows.get([archive.id, segment!.no, row]));
  const bytes = (await Promise.all(kept)).map(row => row!.bytes);
  expect(await Promise.all(asked)).toEqual([...bytes, undefined]);
});

it('goes from post to post by date, those of one day in the order of their numbers', async () => {
  const { database, archive, reader } = await imported();
  const { id } = archive;
  const rows = await database.posts.toArray();
  const day = rows[5]!.date;
  for (const row of rows.filter(({ no }) => no >= 4 && no <= 6)) {
    await database.posts.put({ ...row, date: day, post: { ...row.post, date: day } });
  }
  const inTime = await reader.postsInTime(id);
  expect(inTime).toHaveLength(rows.length);
  const dates = new Map((await database.posts.toArray()).map(({ no, date }) => [no, date]));
  expect(inTime.map(no => dates.get(no))).toEqual([...dates.values()].sort());
  const [row] = await reader.posts(id, [5]);
  const { older, newer } = await reader.neighbours(id, row!);
  expect([older?.no, newer?.no]).toEqual([6, 4]);
  const [first] = await reader.posts(id, [inTime[0]!]);
  expect((await reader.neighbours(id, first!)).older).toBe(undefined);
  expect((await reader.newest(id))?.no).toBe(inTime.at(-1));
});

it('has nothing where there is no database', async () => {
  const reader = createReader(openPlainly(noUpgrade, 'nowhere'));
  expect(await reader.archives()).toEqual([]);
  expect(await reader.posts('a', [1])).toEqual([undefined]);
  expect(await reader.titles('a')).toEqual([]);
  const names = (await indexedDB.databases()).map(({ name }) => name);
  expect(names).not.toContain('nowhere');
});

it('tells the archives before Dexie does, and again when they have changed', async () => {
  const { archive } = await imported();
  const told: ArchiveInfo[][] = [];
  const stop = watchLater({ archives: async () => [archive] }).archives(
    value => told.push(value),
    error => expect.unreachable(String(error)),
  );
  await vi.waitFor(() => expect(told.length).toBeGreaterThan(1));
  // The usual database of this name is empty here.
  expect(told).toEqual([[archive], []]);
  stop();
});
