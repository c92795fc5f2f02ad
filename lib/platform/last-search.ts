/** The last search of the popup, which closes when it opens a result: in memory, for the browser's session. */
import * as v from 'valibot';
import { browser } from './browser.ts';

const KEY = 'last-search';

const LastSearch = v.object({
  query: v.string(),
  order: v.picklist(['relevance', 'newest', 'oldest']),
  /** CSS pixels from the top. */
  y: v.number(),
  /** The result that was opened, by its place in the list; -1 for none. */
  item: v.number(),
});
export type LastSearch = v.InferOutput<typeof LastSearch>;

export async function lastSearch(): Promise<LastSearch | null> {
  const parsed = v.safeParse(LastSearch, (await browser.storage.session.get(KEY))[KEY]);
  return parsed.success ? parsed.output : null;
}

export async function keepLastSearch(search: LastSearch): Promise<void> {
  await browser.storage.session.set({ [KEY]: search });
}
