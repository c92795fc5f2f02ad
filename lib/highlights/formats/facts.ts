/** What every form says of a highlight, in words. */
import type { Clock, HighlightColour, HighlightRecord } from '../../model/index.ts';
import { isoDay, sayDate, textFragmentUrl } from '../../text/index.ts';
import { type ListedHighlight, stateOf } from '../filter.ts';
import { changedAt } from '../record.ts';
import { isWebLink } from './markup.ts';

/** `YYYY-MM-DD`, by the clock on the wall here. `at` is milliseconds since 1970. */
export function dayOf(at: number): string | null {
  const date = new Date(at);
  return isoDay(date.getFullYear(), date.getMonth() + 1, date.getDate());
}

export function sayDay(at: number): string {
  return sayDate(dayOf(at));
}

/** The end of the year 9999: later years have a sign and six digits, which most readers refuse. */
const LAST_TIME = 253_402_300_799_999;

/** ISO 8601 in UTC, as W3C and Hypothesis have it. What is no time there is 1970. */
export function isoTime(at: number): string {
  return new Date(at >= 0 && at <= LAST_TIME ? at : 0).toISOString();
}

/** Milliseconds since 1970 that a clock tells. */
export function timeOfClock(clock: Clock): number {
  return Number.parseInt(clock.slice(0, 9), 36);
}

export function modifiedOf(record: HighlightRecord): number {
  return Math.max(record.created, timeOfClock(changedAt(record)));
}

export function notesOf({ notes }: HighlightRecord): readonly string[] {
  return notes.versions.map(({ text }) => text).filter(text => text.trim() !== '');
}

/** The address that goes to the passage itself; null for a page that no link leads to. */
export function permalinkOf({ page, anchor }: HighlightRecord): string | null {
  return isWebLink(page.url) ? textFragmentUrl(page.url, anchor) : null;
}

export function titleOf({ page }: HighlightRecord): string {
  return page.title.trim() || page.site || page.url || 'Untitled';
}

/** For the forms that people read. */
export interface ReadableOptions {
  /** What the user calls the colours. */
  readonly names?: Readonly<Record<HighlightColour, string>> | undefined;
}

/** A colour by the user's name for it; by its own where it was given none. */
export function sayColour({ colour }: HighlightRecord, { names }: ReadableOptions): string {
  return names?.[colour.value].trim() || colour.value;
}

/** Whether the page still reads so, as a sentence. */
export function sayState(listed: ListedHighlight): string {
  const { sighting } = listed;
  const day = sighting ? sayDay(sighting.at) : '';
  switch (stateOf(listed)) {
    case 'exact':
      return `Still reads so on ${day}.`;
    case 'changed':
      return `Changed: on ${day} the page reads otherwise.`;
    case 'lost':
      return `Not found on the page on ${day}.`;
    case 'unseen':
      return 'Not looked at again since it was marked.';
  }
}

/** What the page reads now, where it is known to read otherwise. */
export function nowReads({ sighting }: ListedHighlight): string | null {
  return sighting?.state === 'changed' ? sighting.text : null;
}
