import Dexie from 'dexie';
import type { CrawlEnd, ImportJob } from '../jobs/index.ts';
import type { BackstoryDatabase } from './schema.ts';

/** Ends a crawl, within its transaction: what it has seen is compared with what the archive holds. */
export async function writeCrawlEnd(
  database: BackstoryDatabase,
  job: ImportJob,
  { complete, completeComments, crawl, site }: CrawlEnd,
): Promise<void> {
  const record = await database.archives.get(job.archive);
  if (!record) return;
  const rows = database.seen.where(':id').between([job.id], [job.id, []]);
  let gone = 0;
  const looked = complete || completeComments;
  const seen = new Set(looked ? (await rows.toArray()).map(row => row.source) : []);
  if (complete) {
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
  const goneComments = completeComments
    ? await markComments(database, job.archive, seen)
    : site.goneComments;
  await rows.delete();
  await database.archives.put({
    ...record,
    crawl,
    site: { ...site, gone: complete ? gone : site.gone, goneComments },
  });
}

/** Marks the comments that are not among `seen`; gives how many those are. */
async function markComments(
  database: BackstoryDatabase,
  archive: string,
  seen: ReadonlySet<string>,
): Promise<number> {
  const away = new Set<number>();
  await database.posts
    .where('[archive+no]')
    .between([archive, Dexie.minKey], [archive, Dexie.maxKey])
    .each(({ no, post }) => {
      // Of a post that is gone it is said once, with the post.
      if (post.gone === true) away.add(no);
    });
  // Ids of other kinds came from files, and say nothing of what the blog has.
  const kinds = new Set([...seen].filter(isComment).map(kindOf));
  let gone = 0;
  await database.comments
    .where(':id')
    .between([archive], [archive, []])
    .modify((found, reference) => {
      if (away.has(found.post)) return;
      let changed = false;
      const items = found.items.map(comment => {
        const source = `comment ${comment.source}`;
        if (comment.source === undefined || comment.removed || !kinds.has(kindOf(source))) {
          return comment;
        }
        const missing = !seen.has(source);
        if (missing) gone++;
        if (missing === (comment.gone === true)) return comment;
        changed = true;
        const { gone: _, ...rest } = comment;
        return missing ? { ...rest, gone: true } : rest;
      });
      if (changed) reference.value = { ...found, items };
    });
  return gone;
}

const isComment = (seen: string) => seen.startsWith('comment ');
/** 'comment post-' of Blogger's, 'comment ' of WordPress's. */
const kindOf = (seen: string) => seen.replace(/\d+$/, '');
