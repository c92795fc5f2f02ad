/** What a page needs Dexie for, in a script of its own. */
import { BackstoryDatabase } from './schema.ts';
import { createWatches, type Watches } from './watch.ts';

export function watchDatabase(): Watches {
  return createWatches(new BackstoryDatabase());
}

export async function upgrade(): Promise<void> {
  const database = new BackstoryDatabase();
  await database.open();
  database.close();
}
