/** The insides of what the user changes of an archive's terms. */
import Dexie from 'dexie';
import type { ImportJob, ImportStore } from '../jobs/index.ts';
import type { Term } from '../model/index.ts';
import type { BackstoryDatabase } from './schema.ts';

export function writeTermsChange(
  database: BackstoryDatabase,
  archive: string,
  decide: Parameters<ImportStore['changeTerms']>[1],
): Promise<boolean> {
  const { terms, termEdits, jobs } = database;
  return database.transaction('rw', terms, termEdits, jobs, async () => {
    const records = await terms
      .where('[archive+no]')
      .between([archive, Dexie.minKey], [archive, Dexie.maxKey])
      .toArray();
    const known = await termEdits
      .where('[archive+key]')
      .between([archive, Dexie.minKey], [archive, Dexie.maxKey])
      .toArray();
    const change = decide(
      records.map<Term>(({ archive: _, ...term }) => term),
      known,
    );
    await termEdits.bulkPut([...change.edits]);
    await termEdits.bulkDelete(change.forget.map(key => [archive, key]));
    await terms.bulkPut(change.rows.map(row => ({ archive, ...row })));
    if (change.job) await queueRemake(database, change.job);
    return change.job !== null;
  });
}

/**
 * Adds a job that makes terms anew, within its transaction. One that waits sees what is changed until it
 * begins, so a second is not needed; but one that needs no mining gives way to one that does.
 */
export async function queueRemake(
  { jobs }: BackstoryDatabase,
  job: Omit<ImportJob, 'id'>,
): Promise<void> {
  const waiting = await jobs
    .where('state')
    .anyOf('queued', 'paused')
    .filter(other => other.archive === job.archive && other.remakes !== undefined)
    .toArray();
  const enough = waiting.some(
    other => other.state === 'queued' && (other.remakes === 'glossary' || job.remakes === 'edits'),
  );
  if (enough) return;
  // One that failed is tried again by this.
  await jobs.bulkDelete(waiting.map(other => other.id));
  // The key is given by the database, which the table's type can't say.
  await jobs.add(job as ImportJob);
}
