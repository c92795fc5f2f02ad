import type { FeedPeek } from './feed-peek.ts';
import { peekJson } from './peek-json.ts';
import { peekXml } from './peek-xml.ts';

/** Looks at a text as a feed of any kind, by what it is and not by its content type; null if it is none. */
export function peekFeed(text: string): FeedPeek | null {
  return /^\ufeff?\s*\{/.test(text) ? peekJson(text) : peekXml(text);
}
