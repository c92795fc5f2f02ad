import { sniffEncoding } from '../decode.ts';
import type { Page } from './fetcher.ts';

const HEAD = 1_024;

/**
 * A page's bytes as text. The byte order mark decides, then the header, then what the page says of
 * itself (an XML declaration, a `meta`), then the bytes. A header that the bytes contradict is passed
 * over: servers say 'utf-8' of everything.
 */
export function pageText(page: Pick<Page, 'bytes' | 'header'>): string {
  const { bytes } = page;
  const sniffed = sniffEncoding(bytes.subarray(0, 65_536));
  if (sniffed.startsWith('utf-16')) return new TextDecoder(sniffed).decode(bytes);
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, HEAD));
  const said = [
    /charset\s*=\s*["']?([\w.:-]+)/i.exec(page.header('content-type') ?? ''),
    /^[^<]*<\?xml[^>]*\bencoding\s*=\s*["']([\w.:-]+)/.exec(head),
    /<meta[^>]*\bcharset\s*=\s*["']?([\w.:-]+)/i.exec(head),
  ];
  for (const label of said.map(match => match?.[1]).filter(label => label !== undefined)) {
    const text = decode(bytes, label, true);
    if (text !== null) return text;
  }
  return decode(bytes, sniffed, false) ?? '';
}

/** Null where there is no such encoding, or the bytes are not of it. */
function decode(bytes: Uint8Array, label: string, fatal: boolean): string | null {
  try {
    return new TextDecoder(label, { fatal }).decode(bytes);
  } catch {
    return null;
  }
}
