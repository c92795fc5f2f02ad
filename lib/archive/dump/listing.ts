import { postId } from '../identity.ts';
import type { ParsedItem, Place } from '../items.ts';
import { plainBlocks } from '../plain-text.ts';
import { isBlank, type SourceLine } from './lines.ts';

/** Drupal's listing of a person's blog. The person's name is often lost. */
const OPENING = /^['’]s blog\s*$/;
const NAMED_OPENING = /^\S.{0,78}['’]s blog\s*$/;
const CLOSING = /^Subscribe to RSS\b/;
const FURNITURE =
  /^(?:read more\b.{0,150}|log ?in( or register)? to post comments|add new comment|\d+ (?:comments?|reads))$/i;
/** Most titles have fewer; most teasers more. */
const MAX_TITLE = 120;

/** Whether a line opens a listing; one with a name may also be a title, so only as the first line. */
export function opensListing(text: string, firstLine: boolean): boolean {
  return OPENING.test(text) || (firstLine && NAMED_OPENING.test(text));
}

export function closesListing(text: string): boolean {
  return CLOSING.test(text);
}

export interface ListingReader {
  take(line: SourceLine): ParsedItem[];
  /** Closes the last teaser; `resume` is where reading would go on. */
  end(resume: Place): ParsedItem[];
}

/**
 * Reads titles and teasers. A new one begins at a line that stands alone and looks like a title, and
 * behind two blank lines, where the title was dropped.
 */
export function createListingReader(): ListingReader {
  let item: { place: Place; title: string | null; lines: string[] } | null = null;
  let paragraph: SourceLine[] = [];
  let blanksBefore = 0;
  let blanks = 0;

  const closeItem = (resume: Place): ParsedItem[] => {
    const done = item;
    item = null;
    return done ? [teaser(done.title, done.lines, done.place, resume)] : [];
  };
  const closeParagraph = (): ParsedItem[] => {
    const lines = paragraph;
    paragraph = [];
    const first = lines[0];
    if (!first || (lines.length === 1 && FURNITURE.test(first.text.trim()))) return [];
    const title = lines.length === 1 && isTitle(first.text) ? first.text.trim() : null;
    const awaited = item !== null && item.title !== null && item.lines.length === 0;
    let closed: ParsedItem[] = [];
    if (item === null || blanksBefore > 1 || (title !== null && !awaited)) {
      closed = closeItem(first.place);
      item = { place: first.place, title, lines: [] };
      if (title !== null) return closed;
    }
    item.lines.push(...lines.map(line => line.text), '');
    return closed;
  };

  return {
    take(line) {
      if (isBlank(line)) {
        blanks++;
        return closeParagraph();
      }
      if (paragraph.length === 0) blanksBefore = blanks;
      blanks = 0;
      paragraph.push(line);
      return [];
    },
    end(resume) {
      return [...closeParagraph(), ...closeItem(resume)];
    },
  };
}

function isTitle(text: string): boolean {
  const line = text.trim();
  return line.length <= MAX_TITLE && /^[^\p{Ll}•*-]/u.test(line) && /[^.,;:…]$/.test(line);
}

function teaser(
  title: string | null,
  lines: readonly string[],
  place: Place,
  resume: Place,
): ParsedItem {
  const body = plainBlocks(lines);
  const id = postId({ date: null, title, body });
  return {
    type: 'post',
    post: {
      id,
      kind: 'post',
      title,
      date: null,
      url: null,
      author: null,
      labels: [],
      body,
      teaser: true,
    },
    comments: [],
    declared: null,
    place,
    resume,
  };
}
