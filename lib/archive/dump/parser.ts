import { FailureError } from '../../model/index.ts';
import type { CreateParser, ParsedItem, Place } from '../items.ts';
import { warning } from '../published.ts';
import { createDateWindow, type ReadLine } from './date-window.ts';
import { createLineReader, isBlank, type SourceLine } from './lines.ts';
import { closesListing, createListingReader, type ListingReader, opensListing } from './listing.ts';
import { readPost } from './post.ts';

/** Of one post with its comments, in UTF-16 units: more than a blog shows on one page. */
const MOST_HELD = 8_000_000;
const MOST_LINES = 250_000;
const TOO_LONG = 'What stands under one date is longer than a post can be: its end was not read.';

type Open =
  | { readonly is: 'nothing' }
  | {
      readonly is: 'post';
      readonly dateLine: SourceLine;
      readonly lines: SourceLine[];
      /** Characters in `lines`. */
      length: number;
      /** Where the first line stands that was too much to hold. */
      over: Place | null;
    }
  | { readonly is: 'listing'; readonly reader: ListingReader };

/**
 * Parses plain-text dumps of Blogspot pages, and Drupal listings, mixed as they come. Holds one post at a
 * time. Throws `FailureError`: 'too-long-line', and at the end 'empty-file' and 'unknown-format' where
 * there was nothing to read.
 *
 * ```
 *             date line                    'date line' | `'s blog` | end: give the post
 *   nothing ─────────────► post ────────────────────────────────────────────────► …
 *      └──── `'s blog` ──► listing ── `Subscribe to RSS` ──► nothing
 * ```
 */
export const createDumpParser: CreateParser = (from?: Place) => {
  const reader = createLineReader(from);
  const resumed = from !== undefined && from.offset > 0;
  const dates = createDateWindow(resumed);
  let open: Open = { is: 'nothing' };
  let outside: { readonly place: Place; count: number } | null = null;
  let previousBlank = true;
  let sawText = false;
  let found = resumed;

  const skipOutside = (): ParsedItem[] => {
    const passed = outside;
    outside = null;
    if (!passed) return [];
    const reason = 'outside any post: no date line above it';
    return [{ type: 'skipped', kind: 'line', reason, ...passed }];
  };
  const close = (resume: Place, last = false): ParsedItem[] => {
    const done = open;
    open = { is: 'nothing' };
    if (done.is === 'post') {
      const items = readPost({ ...done, last: last && done.over === null }, resume);
      return done.over === null ? items : [warning(TOO_LONG, done.over), ...items];
    }
    return done.is === 'listing' ? done.reader.end(resume) : skipOutside();
  };
  const take = (line: ReadLine): ParsedItem[] => {
    const afterBlank = previousBlank;
    const firstLine = !sawText;
    previousBlank = isBlank(line);
    if (!previousBlank) sawText = true;
    if (line.begins) {
      const items = close(line.place);
      open = { is: 'post', dateLine: line, lines: [], length: 0, over: null };
      found = true;
      return items;
    }
    if (afterBlank && opensListing(line.text, firstLine && !resumed)) {
      const items = close(line.place);
      open = { is: 'listing', reader: createListingReader() };
      found = true;
      return items;
    }
    if (open.is === 'post') {
      open.length += line.text.length;
      if (open.length > MOST_HELD || open.lines.length >= MOST_LINES) open.over ??= line.place;
      if (open.over === null) open.lines.push(line);
      return [];
    }
    if (open.is === 'listing' && closesListing(line.text)) return close(line.place);
    if (resumed && firstLine && !previousBlank && !closesListing(line.text)) {
      // A place behind a post is a date line, a listing's opening, or the middle of a listing.
      open = { is: 'listing', reader: createListingReader() };
    }
    if (open.is === 'listing') return open.reader.take(line);
    // Of a long text without a post only the count is kept. What closes a listing is never counted: a
    // reader that goes on there can't know whether the listing was closed before.
    if (!previousBlank && !closesListing(line.text)) {
      outside ??= { place: line.place, count: 0 };
      outside.count++;
    }
    return [];
  };

  return {
    write: chunk => dates.push(reader.write(chunk)).flatMap(take),
    end() {
      const items = dates.push(reader.end()).concat(dates.end()).flatMap(take);
      if (!found) throw nothingFound(sawText);
      items.push(...close(reader.place(), true), ...skipOutside());
      return items;
    },
  };
};

function nothingFound(sawText: boolean): FailureError {
  if (!sawText) {
    return new FailureError({
      code: 'empty-file',
      message: 'There is no text in it.',
      action: 'Export or save it again and import that.',
    });
  }
  return unknownFormat();
}

/** What is said of a text in which nothing of a known format was found. */
export function unknownFormat(): FailureError {
  return new FailureError({
    code: 'unknown-format',
    message: 'No post was found.',
    action:
      "A plain-text dump has lines such as 'Tuesday, 10 March 2015', each alone above a post: copy the whole page, with its dates.",
  });
}
