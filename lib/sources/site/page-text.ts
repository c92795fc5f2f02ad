import { decodeWhole } from '../text/index.ts';
import type { Page } from './fetcher.ts';

/**
 * A page's bytes as text. The byte order mark decides, then the header, then what the page says of
 * itself (an XML declaration, a `meta`), then the bytes. A header that the bytes contradict is passed
 * over: servers say 'utf-8' of everything.
 */
export function pageText({ bytes, header }: Pick<Page, 'bytes' | 'header'>): string {
  const said = /charset\s*=\s*["']?([\w.:-]+)/i.exec(header('content-type') ?? '');
  return decodeWhole(bytes, { hint: said?.[1] ?? null });
}
