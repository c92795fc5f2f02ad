import { readFileSync } from 'node:fs';
import { parserFor } from '../../../lib/archive/index.ts';
import type { ParsedItem } from '../../../lib/archive/items.ts';
import { blocksText, type Comment } from '../../../lib/model/index.ts';

export type PostItem = Extract<ParsedItem, { type: 'post' }>;

export function fixture(name: string): string {
  return readFileSync(new URL(`../../fixtures/dumps/${name}`, import.meta.url), 'utf8');
}

/** A whole text, in one chunk, by the parser that it asks for. */
export function parse(text: string): ParsedItem[] {
  const parser = parserFor(text)();
  return [...parser.write(text), ...parser.end()];
}

export function postsOf(items: readonly ParsedItem[]): PostItem[] {
  return items.filter(item => item.type === 'post');
}

/** A thread at a glance: `1`, `1.1`, …, each with the beginning of its text. */
export function outline(comments: readonly Comment[], length = 24): string[] {
  let top = 0;
  let reply = 0;
  return comments.map(comment => {
    if (comment.parent === null) {
      top++;
      reply = 0;
    } else reply++;
    const number = comment.parent === null ? `${top}` : `${top}.${reply}`;
    const text = comment.removed ? '(removed)' : blocksText(comment.body).slice(0, length);
    return `${number} ${text.replaceAll('\n', '/')}`;
  });
}

/** How many top-level comments and how many replies. */
export function sizes(item: PostItem): [top: number, replies: number] {
  const top = item.comments.filter(comment => comment.parent === null).length;
  return [top, item.comments.length - top];
}
