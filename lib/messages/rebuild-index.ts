import { send } from './client.ts';

/**
 * Asks the background to make the damaged parts of an archive's index anew. If that comes to nothing, the
 * search goes on without them, says so, and the next page that meets the damage asks again.
 */
export function rebuildIndex(archive: string): void {
  send({ type: 'page.rebuild-index', archive }).catch(() => {});
}
