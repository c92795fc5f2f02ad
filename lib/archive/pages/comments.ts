import type { Block, WallDate } from '../../model/index.ts';
import { blocksOf, type HtmlElement, type HtmlNode } from '../html/index.ts';
import type { LooseComment } from '../items.ts';
import { sayOffset, wallDate } from '../wall-date.ts';
import { findAll, findFirst, has, nameOf, withClass } from './find.ts';

/**
 * The comments of a Blogspot page, each id once: Dynamic Views renders the list twice, and every
 * comment brings an empty thread. Threaded comments are `li.comment#c<id>` with their answers within;
 * older templates have a flat `dl` of `dt.comment-author` and `dd.comment-body`.
 */
export function readComments(
  within: HtmlElement,
  base: string | null,
  timeZone: string | null,
): LooseComment[] {
  const comments: LooseComment[] = [];
  const seen = new Set<string>();
  const visit = (element: HtmlElement, parent: string | null) => {
    let above = parent;
    const source = commentId(element);
    if (source !== null) {
      if (!seen.has(source)) {
        seen.add(source);
        const parts = partsOf(element);
        comments.push(readComment(element, parts, { source, parent, base, timeZone }));
      }
      above = source;
    }
    for (const child of element.children) if (typeof child !== 'string') visit(child, above);
  };
  visit(within, null);
  return comments.length > 0 ? comments : readFlat(within, base, timeZone);
}

/** How many comments the page says there are: "69 comments:", "1 Kommentar:"; null where it does not. */
export function declaredComments(within: HtmlElement): number | null {
  const list = findFirst(within, ({ attributes }) => attributes.get('id') === 'comments');
  const heading = list && findFirst(list, ({ name }) => /^h[2-5]$/.test(name));
  const match = /^\D{0,40}(\d{1,3}(?:[.,\u00a0 ]\d{3})+|\d+)\D{0,40}$/.exec(
    nameOf(heading ?? null) ?? '',
  );
  return match ? Number(match[1]!.replace(/\D/g, '')) : null;
}

interface About {
  readonly source: string;
  readonly parent: string | null;
  readonly base: string | null;
  readonly timeZone: string | null;
}

interface Parts {
  readonly author: HtmlElement | null;
  readonly time: HtmlElement | null;
  readonly content: HtmlElement | null;
}

function commentId(element: HtmlElement): string | null {
  if (element.name !== 'li' || !has(element, ['comment'])) return null;
  return /^c(\d+)$/.exec(element.attributes.get('id') ?? '')?.[1] ?? null;
}

/** The parts of this comment, not of an answer within it. */
function partsOf(comment: HtmlElement): Parts {
  const own = withoutReplies(comment);
  const header = findFirst(own, withClass('comment-header'));
  return {
    author: findFirst(own, withClass('user'), withClass('author')),
    time: findFirst(header ?? own, withClass('datetime'), ({ attributes }) =>
      SHOW_COMMENT.test(attributes.get('href') ?? ''),
    ),
    content: findFirst(own, withClass('comment-content', 'comment-body')),
  };
}

function withoutReplies(comment: HtmlElement): HtmlElement {
  const children: HtmlNode[] = comment.children.filter(
    child =>
      typeof child === 'string' ||
      !(has(child, ['comment-replies', 'comment-thread']) || commentId(child) !== null),
  );
  return { ...comment, children };
}

const SHOW_COMMENT = /[?&]showComment=(\d{11,14})(?!\d)/;

function readComment(element: HtmlElement, parts: Parts, about: About): LooseComment {
  const { author, time, content } = parts;
  const removed =
    has(content ?? element, ['deleted-comment']) ||
    (content !== null && findFirst(content, withClass('deleted-comment')) !== null);
  const body: Block[] = removed || !content ? [] : blocksOf(content.children, about.base);
  return {
    source: about.source,
    post: '',
    parent: about.parent,
    author: removed ? null : nameOf(author),
    date: time ? readTime(time, about.timeZone) : null,
    removed,
    body,
  };
}

/** `dt#c<id>` author, `dd` body, `dd` with the time: the list of templates without threads. */
function readFlat(
  within: HtmlElement,
  base: string | null,
  timeZone: string | null,
): LooseComment[] {
  const comments: LooseComment[] = [];
  const seen = new Set<string>();
  for (const list of findAll(within, ({ name }) => name === 'dl')) {
    const parts = list.children.filter(child => typeof child !== 'string');
    for (const [i, head] of parts.entries()) {
      const source = /^c(\d+)$/.exec(head.attributes.get('id') ?? '')?.[1];
      if (head.name !== 'dt' || source === undefined || seen.has(source)) continue;
      seen.add(source);
      let end = i + 1;
      while (end < parts.length && parts[end]!.name !== 'dt') end++;
      const rest = parts.slice(i + 1, end);
      const content = rest.find(withClass('comment-body')) ?? null;
      const time = rest.find(withClass('comment-footer', 'comment-timestamp')) ?? null;
      const author = findFirst(head, ({ attributes }) =>
        /^nofollow/.test(attributes.get('rel') ?? ''),
      );
      const about = { source, parent: null, base, timeZone };
      comments.push(readComment(head, { author: author ?? head, time, content }, about));
    }
  }
  return comments;
}

/**
 * The exact time is in the permalink (`showComment=<milliseconds>`), the wall clock beside it in words:
 * their difference is the offset. Without a clock that can be read it is told in the blog's zone, or UTC.
 */
function readTime(element: HtmlElement, timeZone: string | null): WallDate | null {
  const link = SHOW_COMMENT.test(element.attributes.get('href') ?? '')
    ? element
    : findFirst(element, ({ attributes }) => SHOW_COMMENT.test(attributes.get('href') ?? ''));
  const match = SHOW_COMMENT.exec(link?.attributes.get('href') ?? '');
  if (!link || !match) return null;
  const instant = Number(match[1]);
  if (!(instant < 253_402_300_800_000)) return null;
  const utc = new Date(Math.floor(instant / 1000) * 1000).toISOString();
  if (timeZone !== null) return wallDate(utc.replace(/\.000Z$/, 'Z'), timeZone);
  const minutes = offsetShown(instant, nameOf(link) ?? '') ?? 0;
  const wall = new Date(instant + minutes * 60_000).toISOString().slice(0, 19);
  return wallDate(wall + sayOffset(minutes));
}

/** Minutes ahead of UTC, by the clock that is shown; zones stand on quarters of an hour. */
function offsetShown(instant: number, shown: string): number | null {
  const clock = [
    ...shown.matchAll(/(?<!\d)(\d{1,2})[:.h](\d\d)(?!\d|\.\d)\s*(?:([ap])\.?\s?m\b)?/gi),
  ].at(-1);
  if (!clock) return null;
  const half = clock[3]?.toLowerCase();
  const hour =
    half === undefined ? Number(clock[1]) : (Number(clock[1]) % 12) + (half === 'p' ? 12 : 0);
  const minute = Number(clock[2]);
  if (hour > 23 || minute > 59) return null;
  const utc = Math.floor(instant / 60_000) % 1440;
  const ahead = (((hour * 60 + minute - utc) % 1440) + 1440) % 1440;
  // Zones lie between 12 hours behind and 14 ahead; a difference of 13 is 11 behind far more often.
  const offset = ahead > 12 * 60 ? ahead - 1440 : ahead;
  return offset % 15 === 0 ? offset : null;
}
