import { expect, it } from 'vitest';
import { sayState } from '../../../components/options/import-words.ts';
import { count, emptyLedger } from '../../../lib/archive/index.ts';
import { importStatus } from '../../../lib/jobs/index.ts';
import { newJob } from '../../../lib/jobs/new-job.ts';

it.each([
  [98, 'Nothing new: 98 posts are there already.'],
  [1, 'Nothing new: 1 post is there already.'],
])('says of an import that brought nothing that %i posts are there', (posts, said) => {
  const request = { archive: 'a', title: 'A', titled: true, sources: [], include: [], crawl: null };
  const ledger = count(emptyLedger(), 'post', 'unchanged', posts);
  const job = { ...newJob(request, 0), id: 1, state: 'done', ended: 1, ledger } as const;
  expect(sayState(importStatus(job), 2)).toBe(said);
});
