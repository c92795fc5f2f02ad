/** Looks into the extension's database from one of its pages, past the extension's own code. */
import type { Page } from '../browsers/index.ts';

/** What an import left, in a form that two imports of the same source can be compared by. */
export interface Contents {
  readonly archives: readonly { posts: number; comments: number; terms: number; state: string }[];
  /** Ids of posts, sorted. */
  readonly posts: readonly string[];
  /** Ids of comments, sorted; one that was written twice stands here twice. */
  readonly comments: readonly string[];
  /** Names of terms with their counts, sorted. */
  readonly terms: readonly string[];
  readonly staged: number;
}

export function contents(page: Page): Promise<Contents> {
  return page.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open('backstory');
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
      // Opening must not create it.
      request.onupgradeneeded = () => request.transaction?.abort();
    });
    const all = (name: string) =>
      new Promise<Record<string, unknown>[]>((resolve, reject) => {
        const request = database.transaction(name).objectStore(name).getAll();
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    try {
      const archives = await all('archives');
      const packs = await all('comments');
      return {
        archives: archives.map(archive => ({
          posts: Number(archive.posts),
          comments: Number(archive.comments),
          terms: Number(archive.terms),
          state: String(archive.state),
        })),
        posts: (await all('posts')).map(row => String(row.id)).sort(),
        comments: packs
          .flatMap(pack => (pack.items as { id: string }[]).map(({ id }) => id))
          .sort(),
        terms: (await all('terms'))
          .map(term => `${term.name} ${term.posts} ${term.comments}`)
          .sort(),
        staged: (await all('staged')).length,
      };
    } finally {
      database.close();
    }
  });
}

export interface JobSeen {
  readonly state: string;
  readonly stage: string;
  readonly bytesDone: number;
  readonly bytesTotal: number;
}

/** The newest import as its row says; null before there is one. */
export function newestJob(page: Page): Promise<JobSeen | null> {
  return page.evaluate(
    () =>
      new Promise<JobSeen | null>(resolve => {
        const request = indexedDB.open('backstory');
        request.onerror = () => resolve(null);
        request.onupgradeneeded = () => request.transaction?.abort();
        request.onsuccess = () => {
          const database = request.result;
          const jobs = database.transaction('jobs').objectStore('jobs').openCursor(null, 'prev');
          jobs.onsuccess = () => {
            const job = jobs.result?.value;
            database.close();
            resolve(
              job
                ? {
                    state: job.state,
                    stage: job.stage,
                    bytesDone: job.bytesDone,
                    bytesTotal: job.sources.reduce(
                      (sum: number, { size }: { size: number }) => sum + size,
                      0,
                    ),
                  }
                : null,
            );
          };
        };
      }),
  );
}
