import type { Finding } from './document-parser.ts';

/** A warning where a page that began is not closed: its file was cut off. */
export function pageEnds(html: string, whole: boolean): Finding[] {
  const began = !whole || /<html[\s>]/i.test(html.slice(0, 4096));
  if (!began || /<\/html\s*>/i.test(html.slice(-65_536))) return [];
  const message = 'The page ends in the middle: it was cut off when it was saved.';
  return [{ type: 'warning', at: html.length, message }];
}
