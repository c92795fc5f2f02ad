import { expect, it } from 'vitest';
import { sayState } from '../../../components/options/import-words.ts';
import { count, emptyLedger } from '../../../lib/archive/index.ts';
import { importStatus } from '../../../lib/jobs/index.ts';
import { newJob } from '../../../lib/jobs/new-job.ts';

const request = { archive: 'a', title: 'A', titled: true, sources: [], include: [], crawl: null };
const done = { ...newJob(request, 0), id: 1, state: 'done', ended: 1 } as const;

it.each([
  [98, 'Nothing new: 98 posts are there already.'],
  [1, 'Nothing new: 1 post is there already.'],
])('says of an import that brought nothing that %i posts are there', (posts, said) => {
  const ledger = count(emptyLedger(), 'post', 'unchanged', posts);
  expect(sayState(importStatus({ ...done, ledger }), 2)).toBe(said);
});

it.each([
  [70, 25, 21, 'Read 49 posts, 21 pages and 25 comments in 0.1 seconds.'],
  [2, 0, 1, 'Read 1 post and 1 page in 0.1 seconds.'],
  [1, 3, 1, 'Read 1 page and 3 comments in 0.1 seconds.'],
  [70, 25, 0, 'Read 70 posts and 25 comments in 0.1 seconds.'],
])(
  'of %i posts and %i comments says that %i are pages, as the ledger does',
  (posts, comments, pages, said) => {
    const ledger = count(emptyLedger(), 'page', 'imported', pages);
    expect(sayState(importStatus({ ...done, posts, comments, ledger }), 2)).toBe(said);
  },
);
