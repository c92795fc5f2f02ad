import { createFetcher, type Fetcher, type FetcherPorts } from './site/index.ts';

/** A fetcher for each origin, kept for as long as its context lives, so that pauses between requests hold. */
export function createFetchers(
  ports: FetcherPorts,
  options: { readonly allowLoopback: boolean },
): (url: string) => Fetcher {
  const fetchers = new Map<string, Fetcher>();
  return url => {
    const { origin } = new URL(url);
    const known = fetchers.get(origin);
    if (known) return known;
    const fetcher = createFetcher(ports, { origin, ...options });
    fetchers.set(origin, fetcher);
    return fetcher;
  };
}
