/** Addresses of our own pages. What they show stands behind the `#`, which no server or log sees. */
import type { ArchivePlace, SearchOrder } from '../model/index.ts';
import { browser } from './browser.ts';

/** `marks` are the words of a query, `passage` is a text to go to and mark as a whole. */
export function readerAddress(
  { archive, post, comment }: ArchivePlace,
  marks = '',
  passage = '',
): string {
  const params = new URLSearchParams({ archive, post });
  if (comment !== null) params.set('comment', comment);
  if (marks !== '') params.set('marks', marks);
  if (passage !== '') params.set('passage', passage);
  return browser.runtime.getURL(`/reader.html#${params}`);
}

export function searchAddress(query: string, order: SearchOrder = 'relevance'): string {
  const params = new URLSearchParams({ q: query });
  if (order !== 'relevance') params.set('sort', order);
  return browser.runtime.getURL(`/reader.html#${params}`);
}

export function optionsAddress(section = ''): string {
  return browser.runtime.getURL(`/options.html${section === '' ? '' : `#${section}`}`);
}

/** Where highlights are backed up, restored and brought in. */
export function keepingAddress(section = ''): string {
  return browser.runtime.getURL(`/keeping.html${section === '' ? '' : `#${section}`}`);
}

/** Where the terms of an archive are seen and edited. */
export function termsAddress(archive: string): string {
  return browser.runtime.getURL(`/terms.html#${new URLSearchParams({ archive })}`);
}

export function starterGlossaryAddress(): string {
  return browser.runtime.getURL('/glossary/criminal-justice-ew.json');
}

export function sampleAddress(): string {
  return browser.runtime.getURL('/sample/archive.txt');
}
