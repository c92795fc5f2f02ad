import { blocksText, type Comment, type Post } from '../../model/index.ts';
import { commentIds, postId } from '../identity.ts';
import type { ParsedItem, Place } from '../items.ts';
import { plainBlocks } from '../plain-text.ts';
import { topNumber } from './branch.ts';
import { isRemoved, readByline } from './byline.ts';
import { hasMarkers, type RawComment, readThread, type Thread } from './comments.ts';
import { readDateLine } from './date-line.ts';
import { indentOf, isBlank, type SourceLine } from './lines.ts';

/** The lines of one post, from its date line to the next one's. */
export interface PostSection {
  readonly dateLine: SourceLine;
  readonly lines: readonly SourceLine[];
  /** Nothing follows it in the source. */
  readonly last: boolean;
}

/** A longer line is a paragraph whose title was lost. */
const MAX_TITLE = 250;
const BULLET = /^[•●▪‣◦·*-]\s/;

/**
 * Reads one post with its comments. Complaints come before the post itself, so that who keeps the post
 * and its `resume` together has kept them too.
 */
export function readPost(section: PostSection, resume: Place): ParsedItem[] {
  const { dateLine, lines } = section;
  const date = readDateLine(dateLine.text);
  const place = dateLine.place;
  if (lines.every(isBlank)) {
    return [{ type: 'skipped', kind: 'post', reason: 'a date without a post', count: 1, place }];
  }
  const list = findComments(lines);
  const head = readTitle(lines.slice(0, list.head));
  const body = plainBlocks(head.body.map(line => line.text));
  const thread: Thread = readThread(lines.slice(list.start));
  const post: Omit<Post, 'id'> = {
    kind: 'post',
    title: head.title,
    date: date?.day ?? null,
    url: null,
    author: null,
    labels: [],
    body,
    teaser: false,
  };
  const id = postId(post);
  const items: ParsedItem[] = [];
  if (date?.complaint) items.push({ type: 'warning', message: date.complaint, place });
  const ends = section.last && !lines.slice(list.head).some(line => FOOTER.test(line.text));
  items.push(...complaints(thread, list.declared, list.place, ends));
  items.push({
    type: 'post',
    post: { id, ...post },
    comments: readComments(thread.comments, id),
    declared: list.declared,
    place,
    resume,
  });
  return items;
}

/**
 * The title stands alone between two blank lines. Two blank lines behind the date mean that it was
 * dropped; then the first paragraph is no title, however short.
 */
function readTitle(lines: readonly SourceLine[]): {
  title: string | null;
  body: readonly SourceLine[];
} {
  const at = lines.findIndex(line => !isBlank(line));
  const first = lines[at];
  if (first === undefined) return { title: null, body: [] };
  const text = first.text.trim();
  const alone = at <= 1 && isBlank(lines[at + 1]) && indentOf(first.text) === 0;
  if (!alone || text.length > MAX_TITLE || BULLET.test(text)) return { title: null, body: lines };
  return { title: text, body: lines.slice(at + 1) };
}

interface CommentList {
  /** Where title and body end. */
  readonly head: number;
  readonly start: number;
  readonly declared: number | null;
  readonly place: Place | null;
}

const COUNT = /^(\d[\d,]*|No) comments?:\s*$/;
/** What Blogger writes below the comments. */
const FOOTER =
  /^(?:Add comment|Post a Comment|Load more\.*|Links to this post|Create a Link|Newer Posts?|Older Posts?|Home|Newer Post ?Older Post ?Home|Subscribe to: .*)$/;

function findComments(lines: readonly SourceLine[]): CommentList {
  for (let i = 0; i < lines.length; i++) {
    const count = COUNT.exec(lines[i]!.text);
    if (!count) continue;
    let next = i + 1;
    while (next < lines.length && (isBlank(lines[next]) || FOOTER.test(lines[next]!.text))) next++;
    if (next < lines.length && topNumber(lines[next]) === null) continue;
    const declared = count[1] === 'No' ? 0 : Number(count[1]!.replaceAll(',', ''));
    return { head: i, start: next, declared, place: lines[i]!.place };
  }
  const start = findBareList(lines);
  return { head: start, start, declared: null, place: null };
}

/**
 * The first `  1. ` behind two blank lines, one where closing markers vouch for it. Comments end a post:
 * a list with unindented text below it is part of the body.
 */
function findBareList(lines: readonly SourceLine[]): number {
  const marked = hasMarkers(lines);
  const body = lines.findLastIndex(
    line => !isBlank(line) && indentOf(line.text) < 2 && !FOOTER.test(line.text),
  );
  const start = lines.findIndex(
    (line, i) =>
      i > body &&
      topNumber(line) === 1 &&
      isBlank(lines[i - 1]) &&
      (marked || isBlank(lines[i - 2])) &&
      topNumber(lines[i + 1]) === null,
  );
  return start < 0 ? lines.length : start;
}

function readComments(raw: readonly RawComment[], post: string): Comment[] {
  const idOf = commentIds(post);
  const comments: Comment[] = [];
  for (const { parent, lines } of raw) {
    const byline = readByline(lines[0] ?? '');
    const text = plainBlocks(byline ? [byline.rest, ...lines.slice(1)] : lines);
    const removed = isRemoved(blocksText(text));
    const body = removed ? [] : text;
    comments.push({
      id: idOf({ removed, body }),
      parent: parent === null ? null : comments[parent]!.id,
      author: byline?.author ?? null,
      date: byline?.date ?? null,
      removed,
      body,
    });
  }
  return comments;
}

function complaints(
  thread: Thread,
  declared: number | null,
  counted: Place | null,
  /** The file ends with the comments: neither another post nor the foot of a page follows. */
  ends: boolean,
): ParsedItem[] {
  const items: ParsedItem[] = [];
  const found = thread.comments.length;
  const numbers = new Map<number | null, number>();
  for (const comment of thread.comments) {
    const before = numbers.get(comment.parent) ?? 0;
    if (comment.number !== before + 1) {
      const message = `${nameOf(comment, thread)} follows number ${before}.`;
      items.push({ type: 'warning', message, place: comment.start.place });
    }
    numbers.set(comment.parent, comment.number);
  }
  const end = thread.comments.at(-1);
  const says = `The page says ${declared} ${declared === 1 ? 'comment' : 'comments'}, ${found} ${found === 1 ? 'is' : 'are'} here.`;
  if (ends && thread.open && end) {
    const inside = `The file ends inside ${nameOf(end, thread, true)}.`;
    const message = declared === null ? inside : `${inside} ${says}`;
    items.push({ type: 'warning', message, place: end.start.place });
  } else if (declared !== null && declared !== found && counted) {
    const cut = ends && found < declared && thread.stray.length === 0;
    const message = cut ? `${says} The file ends there: it may have been cut off.` : says;
    items.push({ type: 'warning', message, place: counted });
  }
  if (thread.stray[0]) {
    items.push({
      type: 'skipped',
      kind: 'line',
      reason: 'among or after the comments, but of none',
      count: thread.stray.length,
      place: thread.stray[0].place,
    });
  }
  return items;
}

function nameOf(comment: RawComment, thread: Thread, inSentence = false): string {
  const top = comment.parent === null ? undefined : thread.comments[comment.parent];
  const name = top
    ? `reply ${comment.number} to comment ${top.number}`
    : `comment ${comment.number}`;
  return inSentence ? name : name[0]!.toUpperCase() + name.slice(1);
}
