import Dexie from 'dexie';
import type { CrawlEnd, ImportJob } from '../jobs/index.ts';
import type { BackstoryDatabase } from './schema.ts';

/** Ends a crawl, within its transaction: what it has seen is compared with what the archive holds. */
export async function writeCrawlEnd(
  database: BackstoryDatabase,
  job: ImportJob,
  { complete, crawl, site }: CrawlEnd,
): Promise<void> {
  const record = await database.archives.get(job.archive);
  if (!record) return;
  const rows = database.seen.where(':id').between([job.id], [job.id, []]);
  let gone = 0;
  if (complete) {
    const seen = new Set((await rows.toArray()).map(row => row.source));
    await database.posts
      .where('[archive+no]')
      .between([job.archive, Dexie.minKey], [job.archive, Dexie.maxKey])
      .modify((found, reference) => {
        // A post of a file, which never was on the blog under an id that we know, is none that is gone.
        if (found.source === null) return;
        const missing = !seen.has(found.source);
        if (missing) gone++;
        if (missing === (found.post.gone === true)) return;
        const { gone: _, ...post } = found.post;
        reference.value = { ...found, post: missing ? { ...post, gone: true } : post };
      });
  }
  await rows.delete();
  await database.archives.put({
    ...record,
    crawl,
    site: { ...site, gone: complete ? gone : site.gone },
  });
}
