import type { RequestOf } from '../messages/sending.ts';

/** What a page says of itself: every request about its highlights says it. */
export type About = Omit<RequestOf<'highlighter.hello'>, 'type'>;

/**
 * What a page says of itself now. A page that goes to another address without a new document may keep
 * the canonical address of the one before: it counts only where it was first seen.
 */
export function createAbout(document: Document, place: About['place']): () => About {
  const seenAt = new Map<string, URL>();
  return () => {
    const link = document.querySelector('link[rel=canonical]');
    const href = link instanceof HTMLLinkElement ? link.href : '';
    const here = new URL(document.location.href);
    if (href !== '' && !seenAt.has(href)) seenAt.set(href, here);
    const first = seenAt.get(href);
    const canonical = first && isSamePage(first, here) ? href.slice(0, LONGEST) : null;
    return { address: here.href, canonical, ...(place ? { place } : {}) };
  };
}

/** Longer ones are refused by the catalogue. */
const LONGEST = 2_000;

/** A query that is added or taken away is the page's own affair; another one is another page. */
function isSamePage(one: URL, other: URL): boolean {
  const either = one.search === '' || other.search === '';
  return one.pathname === other.pathname && (either || one.search === other.search);
}
