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

/** Of all archives, or of those of one title. */
export function contents(page: Page, title: string | null = null): Promise<Contents> {
  return page.evaluate(async wanted => {
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
      const archives = (await all('archives')).filter(
        archive => wanted === null || archive.title === wanted,
      );
      const ids = new Set(archives.map(archive => archive.id));
      const rows = async (name: string) => (await all(name)).filter(row => ids.has(row.archive));
      return {
        archives: archives.map(archive => ({
          posts: Number(archive.posts),
          comments: Number(archive.comments),
          terms: Number(archive.terms),
          state: String(archive.state),
        })),
        posts: (await rows('posts')).map(row => String(row.id)).sort(),
        comments: (await rows('comments'))
          .flatMap(pack => (pack.items as { id: string }[]).map(({ id }) => id))
          .sort(),
        terms: (await rows('terms'))
          .map(term => `${term.name} ${term.posts} ${term.comments}`)
          .sort(),
        staged: (await all('staged')).length,
      };
    } finally {
      database.close();
    }
  }, title);
}

/**
 * Each table of the archive of this title, all that its rows hold, as a count and a digest; the newest
 * job's ledger with them. What names the run, and not what was read, is left out: ids and times.
 */
export function digests(page: Page, title: string): Promise<Record<string, string>> {
  return page.evaluate(async wanted => {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open('backstory');
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
      request.onupgradeneeded = () => request.transaction?.abort();
    });
    const all = (name: string) =>
      new Promise<Record<string, unknown>[]>((resolve, reject) => {
        const request = database.transaction(name).objectStore(name).getAll();
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const digest = async (rows: readonly Record<string, unknown>[]) => {
      const texts = rows.map(({ archive, id, title, created, updated, started, ended, ...row }) =>
        JSON.stringify(row, (_, value) =>
          value instanceof ArrayBuffer
            ? new Uint8Array(value).join()
            : value instanceof Uint8Array
              ? value.join()
              : value,
        ),
      );
      const bytes = new TextEncoder().encode(texts.sort().join('\n'));
      const sum = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
      return `${rows.length} rows, ${[...sum.slice(0, 8)].map(byte => byte.toString(16)).join('')}`;
    };
    try {
      const archive = (await all('archives')).find(row => row.title === wanted);
      const found: Record<string, string> = {};
      for (const name of database.objectStoreNames) {
        if (name === 'jobs') {
          const job = (await all(name)).at(-1);
          found.ledger = JSON.stringify([job?.state, job?.posts, job?.comments, job?.ledger]);
        } else if (name === 'archives') found[name] = await digest(archive ? [archive] : []);
        else if (['staged', 'plans', 'seen'].includes(name))
          found[name] = await digest(await all(name));
        else
          found[name] = await digest((await all(name)).filter(row => row.archive === archive?.id));
      }
      return found;
    } finally {
      database.close();
    }
  }, title);
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
