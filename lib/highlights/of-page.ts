import type { HighlightPage } from '../model/index.ts';
import { pageKey } from './address.ts';

/** Whether a highlight's page is the one of this key, also where that named another as canonical. */
export function isOfPage(page: HighlightPage, key: string): boolean {
  return page.key === key || (page.url !== '' && pageKey(page.url) === key);
}
