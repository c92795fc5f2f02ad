import { FailureError, type Post } from '../../model/index.ts';
import { postId } from '../identity.ts';
import type {
  CreateParser,
  LooseComment,
  ParsedItem,
  ParserContext,
  Place,
  Unpublished,
} from '../items.ts';
import { leavesOut, skipped, warning, withheld } from '../published.ts';
import { buildThread } from '../thread.ts';

/** A page of a long blog has some hundred kilobytes; a tree takes some ten times its text. */
const MAX_LENGTH = 2_500_000;
const ALONE: ParserContext = {
  include: [],
  path: '',
  timeZone: null,
  base: null,
  facts: null,
};

/** What is found in a document; `at` is where, in UTF-16 units of its text. */
export type Finding =
  | { readonly type: 'blog'; readonly title: string | null; readonly url: string | null }
  | {
      readonly type: 'post';
      readonly at: number;
      readonly post: Omit<Post, 'id'>;
      /** Their `post` is not used: they stand on the post's page. */
      readonly comments?: readonly LooseComment[];
      readonly declared?: number | null;
      readonly unpublished?: Unpublished | null;
      /** Where reading goes on behind the post, and what it must know; without it, the document is done. */
      readonly next?: { readonly at: number; readonly state: string };
    }
  | {
      readonly type: 'skipped';
      readonly at: number;
      readonly kind: string;
      readonly reason: string;
    }
  | { readonly type: 'warning'; readonly at: number; readonly message: string };

export interface DocumentReader {
  /**
   * Reads a whole document, or what is left of one behind `state`, which an earlier finding gave.
   */
  read(text: string, context: ParserContext, state: string | null): readonly Finding[];
  /** What to do about a document in which there is nothing. */
  readonly advice: string;
}

const DONE = 'done';

/**
 * A parser of documents that are read at once: a page, or a file a post. Holds the document, of which
 * it reads no more than 2.5 million characters. Throws `FailureError`: 'empty-file', 'unknown-format'
 * where there is nothing of the format in it.
 */
export function createDocumentParser(reader: DocumentReader): CreateParser {
  return (from, context = ALONE) => {
    const start: Place = from ?? { offset: 0, line: 1 };
    const chunks: string[] = [];
    let length = 0;
    let cut = false;
    return {
      write(chunk) {
        const room = MAX_LENGTH - length;
        if (chunk.length > room) cut = true;
        if (room > 0) chunks.push(chunk.slice(0, room));
        length += Math.min(chunk.length, room);
        return [];
      },
      end() {
        if (start.state === DONE) return [];
        const whole = chunks.join('');
        const bom = start.offset === 0 && whole.startsWith('\ufeff') ? 1 : 0;
        const text = whole.slice(bom);
        const resumed = start.state !== undefined;
        if (!resumed && text.trim() === '') throw emptyDocument();
        const findings = reader.read(text, context, start.state ?? null);
        if (!resumed && !findings.some(({ type }) => type === 'post' || type === 'skipped')) {
          throw nothingIn(reader.advice);
        }
        const places = placesIn(text, { offset: start.offset + bom, line: start.line });
        const items = findings.flatMap(finding => itemsOf(finding, context, places));
        if (!cut) return items;
        // That it ends in the middle is our doing.
        const end = places(text.length);
        const others = items.filter(one => one.type !== 'warning' || one.place.offset < end.offset);
        return [...others, warning(TOO_LONG, end)];
      },
    };
  };
}

const TOO_LONG = 'The page is longer than 2.5 million characters: what follows was not read.';

function itemsOf(
  finding: Finding,
  context: ParserContext,
  places: (at: number) => Place,
): ParsedItem[] {
  if (finding.type === 'blog') return [finding];
  const place = places(finding.at);
  if (finding.type === 'skipped') return [skipped(finding.kind, finding.reason, place)];
  if (finding.type === 'warning') return [warning(finding.message, place)];
  const { post, comments = [], declared = null, unpublished, next } = finding;
  const why = unpublished ? withheld(unpublished) : null;
  if (leavesOut(context, why)) return [skipped(post.kind, why.reason, place)];
  const id = postId(post);
  const thread = buildThread(comments, id);
  const resume = next
    ? { ...places(next.at), state: next.state }
    : { ...places(Number.POSITIVE_INFINITY), state: DONE };
  const items: ParsedItem[] = [];
  if (declared !== null && declared !== thread.comments.length) {
    const there = thread.comments.length;
    items.push(warning(`The page says ${declared} comments, ${there} are there.`, place));
  }
  const whole = { id, ...post };
  items.push({ type: 'post', post: whole, comments: thread.comments, declared, place, resume });
  return items;
}

/** Places by offset; line ends are counted once. */
function placesIn(text: string, start: Place): (at: number) => Place {
  const ends: number[] = [];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) ends.push(at);
  return at => {
    const offset = Math.min(at, text.length);
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (ends[middle]! < offset) low = middle + 1;
      else high = middle;
    }
    return {
      offset: start.offset + offset,
      line: start.line === null ? null : start.line + low,
    };
  };
}

function emptyDocument(): FailureError {
  return new FailureError({
    code: 'empty-file',
    message: 'There is no text in it.',
    action: 'Save the page again and import that.',
  });
}

function nothingIn(action: string): FailureError {
  return new FailureError({ code: 'unknown-format', message: 'No post was found.', action });
}
