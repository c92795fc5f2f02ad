import type { Site } from './site.ts';

/** What a page of each kind holds, as the crawls ask for it. */
const PER_PAGE = { blogger: 150, wordpress: 100 } as const;
/** A request's pause and its answer, as most servers give it, in seconds. */
const PER_REQUEST = 2;

/**
 * How many minutes fetching all of a site takes, about; null where it does not say how much it has, or
 * where that is no matter of pages.
 */
export function fetchMinutes(site: Site): number | null {
  if (site.kind === 'feed' || site.kind === 'pack' || site.posts === null) return null;
  const size = PER_PAGE[site.kind];
  const pages = Math.ceil(site.posts / size) + Math.ceil((site.comments ?? 0) / size);
  return (pages * PER_REQUEST) / 60;
}
