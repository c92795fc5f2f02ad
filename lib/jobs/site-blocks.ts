/**
 * What the pages of a site have in common: notes under every article, appeals for support, lists of
 * links. It says nothing of the page at hand. Only hashes of blocks are kept, of a site's last pages.
 */
import { hash53 } from '../model/index.ts';
import { squash } from '../text/index.ts';

/** A page as it is remembered. */
export interface NotedPage {
  /** Hash of its address. */
  readonly page: number;
  /** Hashes of its blocks, none twice. */
  readonly blocks: readonly number[];
}

const MOST_PAGES = 8;
const MOST_BLOCKS = 200;
/** A block that stands in so many other pages is the site's. Two may be a story told in two parts. */
const SHARED_BY = 2;
/** Pages that have so much in common are one, at two addresses or grown meanwhile. */
const SAME = 0.6;

/**
 * Remembers a page of a site, and says which of its blocks (white space squashed) other pages have too.
 */
export function noteBlocks(
  noted: readonly NotedPage[],
  address: string,
  text: string,
): { readonly noted: readonly NotedPage[]; readonly shared: ReadonlySet<string> } {
  const byHash = new Map<number, string>();
  for (const line of text.split('\n')) {
    const said = squash(line);
    if (said !== '' && byHash.size < MOST_BLOCKS) byHash.set(hash53(said), said);
  }
  const own: NotedPage = { page: hash53(address.replace(/#.*$/s, '')), blocks: [...byHash.keys()] };
  const others = noted.filter(other => !isSame(own, other));
  const counts = new Map<number, number>();
  for (const { blocks } of others) {
    for (const block of blocks) counts.set(block, (counts.get(block) ?? 0) + 1);
  }
  const shared = [...byHash].filter(([block]) => (counts.get(block) ?? 0) >= SHARED_BY);
  return {
    noted: [...others, own].slice(-MOST_PAGES),
    shared: new Set(shared.map(([, said]) => said)),
  };
}

function isSame(a: NotedPage, b: NotedPage): boolean {
  if (a.page === b.page) return true;
  const known = new Set(b.blocks);
  const common = a.blocks.filter(block => known.has(block)).length;
  return common > SAME * Math.max(a.blocks.length, b.blocks.length);
}
