import { browser } from '../platform/index.ts';
import { createSend, type Send } from './sending.ts';

/** Asks the background, from one of our own pages. Never throws: no answer is a failure too. */
export const send: Send = createSend(browser.runtime);

/**
 * Asks the background to make the damaged parts of an archive's index anew. If that comes to nothing, the
 * search goes on without them, says so, and the next page that meets the damage asks again.
 */
export function rebuildIndex(archive: string): void {
  send({ type: 'page.rebuild-index', archive }).catch(() => {});
}
