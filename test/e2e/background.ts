/** What our own pages may tell the background, told from one of them without its views. */
import type { Answer, Answers, Request, RequestType } from '../../lib/messages/catalogue.ts';
import type { RequestOf } from '../../lib/messages/sending.ts';
import type { Page } from '../browsers/index.ts';

/** Sends a message, which wakes the background where it is dead. */
export function tell(page: Page, message: Request): Promise<void> {
  return page.evaluate(async sent => {
    // The page's own API, by whichever name the browser has it.
    const api = Reflect.get(globalThis, 'browser') ?? Reflect.get(globalThis, 'chrome');
    await api.runtime.sendMessage(sent);
  }, message);
}

/** As `tell`, and gives the answer; throws where it is a failure. */
export async function ask<T extends RequestType>(
  page: Page,
  message: RequestOf<T>,
): Promise<Answers[T]> {
  const answer = await page.evaluate(async (sent): Promise<Answer<T>> => {
    const api = Reflect.get(globalThis, 'browser') ?? Reflect.get(globalThis, 'chrome');
    return api.runtime.sendMessage(sent);
  }, message);
  if (answer.ok) return answer.value;
  throw new Error(`${answer.error.message} ${answer.error.action}`);
}

/** Deletes all archives and reports, so that the next import finds nothing that it could join. */
export async function emptyLibrary(page: Page): Promise<void> {
  const { archives, jobs } = await page.evaluate(
    () =>
      new Promise<{ archives: string[]; jobs: number[] }>((resolve, reject) => {
        const request = indexedDB.open('backstory');
        request.onerror = () => reject(request.error);
        request.onsuccess = () => {
          const database = request.result;
          const transaction = database.transaction(['archives', 'jobs']);
          const archives = transaction.objectStore('archives').getAllKeys();
          const jobs = transaction.objectStore('jobs').getAllKeys();
          transaction.oncomplete = () => {
            database.close();
            resolve({ archives: archives.result.map(String), jobs: jobs.result.map(Number) });
          };
        };
      }),
  );
  for (const archive of archives) await tell(page, { type: 'page.delete-archive', archive });
  for (const job of jobs) await tell(page, { type: 'page.forget-job', job });
}
