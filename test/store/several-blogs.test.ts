/** Files of several blogs in one import: an archive for each. */
import { strToU8, zipSync } from 'fflate';
import { afterEach, describe, expect, it } from 'vitest';
import { importStatus, runImport } from '../../lib/jobs/index.ts';
import { classicExport, makeBlog, takeoutFeed, takeoutSettings } from '../generate/index.ts';
import { addJob, deleteDatabases, type Setup, setUp } from './set-up.ts';

afterEach(deleteDatabases);

const feed = (name: string, words: string) =>
  `<rss version="2.0"><channel><title>${name}</title><link>https://${name}.example/</link>${[
    1, 2, 3,
  ]
    .map(
      no =>
        `<item><title>${name} ${no}</title><link>https://${name}.example/${no}</link><pubDate>Mon, 0${no} Apr 2019 10:00:00 GMT</pubDate><description>${words} ${no}</description></item>`,
    )
    .join('')}</channel></rss>`;

async function runAll({ env, store, database }: Setup) {
  for (;;) {
    const [next] = await store.openJobs(0);
    if (!next) return database.jobs.toArray();
    await runImport(env, next.id);
  }
}

describe('files of several blogs', () => {
  it('make an archive each, with its own report', async () => {
    const setup = setUp();
    await addJob(setup, { 'a.xml': feed('lamp', 'Of lamps'), 'b.xml': feed('gate', 'Of gates') });
    const jobs = await runAll(setup);
    expect(jobs.map(({ state, posts }) => [state, posts])).toEqual([
      ['done', 3],
      ['done', 3],
    ]);
    expect(jobs.map(job => importStatus(job).sources)).toEqual([['a.xml'], ['b.xml']]);
    expect(jobs[0]!.ledger.notes).toEqual([
      'These files are of 2 blogs, and each has an import and an archive of its own: lamp.example, gate.example.',
    ]);
    const archives = await setup.store.archives();
    expect(archives.map(({ url, posts }) => [url, posts]).sort()).toEqual([
      ['https://gate.example/', 3],
      ['https://lamp.example/', 3],
    ]);
    expect(archives.map(({ title }) => title)).toContain('gate');
    expect(await setup.database.staged.count()).toBe(0);
  });

  it('are told apart within one zip, each with the settings in its folder', async () => {
    const setup = setUp();
    const files: Record<string, Uint8Array> = {};
    const blogs = [1, 2].map(seed => makeBlog({ posts: 3, comments: 2, seed }));
    for (const [no, blog] of blogs.entries()) {
      const own = { ...blog, title: `Blog ${no}`, address: `https://blog${no}.example/` };
      const folder = `Takeout/Blogger/Blogs/${no}`;
      files[`${folder}/feed.atom`] = strToU8([...takeoutFeed(own)].join(''));
      files[`${folder}/settings.csv`] = strToU8(takeoutSettings(own));
    }
    const { id } = await setup.staging.stage('t.zip', new Blob([new Uint8Array(zipSync(files))]));
    const job = await addJob(setup, {});
    await setup.database.jobs.update(job, { sources: [{ id, name: 't.zip', size: 1 }] });
    await runAll(setup);
    expect((await setup.store.archives()).map(({ posts }) => posts)).toEqual([4, 4]);
    expect(await setup.database.staged.count()).toBe(0);
  });

  it('stay one where they are of one blog', async () => {
    const setup = setUp();
    const blog = makeBlog({ posts: 3, comments: 2 });
    await addJob(setup, {
      'a.xml': [...classicExport(blog)].join(''),
      'b.xml': [...classicExport(blog)].join(''),
    });
    expect(await runAll(setup)).toHaveLength(1);
    expect(await setup.store.archives()).toHaveLength(1);
  });
});
