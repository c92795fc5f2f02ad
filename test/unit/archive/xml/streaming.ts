import * as fc from 'fast-check';
import { expect } from 'vitest';
import type { CreateParser, ParsedItem, ParserContext } from '../../../../lib/archive/items.ts';

export const CONTEXT: ParserContext = {
  include: [],
  path: '',
  timeZone: null,
  base: null,
  facts: null,
};

/** A whole text, in chunks of a size. */
export function parseWith(
  create: CreateParser,
  text: string,
  { size = text.length || 1, context = CONTEXT }: { size?: number; context?: ParserContext } = {},
): ParsedItem[] {
  const parser = create(undefined, context);
  const items: ParsedItem[] = [];
  for (let at = 0; at < text.length; at += size)
    items.push(...parser.write(text.slice(at, at + size)));
  items.push(...parser.end());
  return items;
}

/** What was said of a text, one line each: `post Title`, `comment on post-1`, `skipped 2 post: draft`. */
export function outlineOf(items: readonly ParsedItem[]): string[] {
  const line = (item: ParsedItem): string => {
    switch (item.type) {
      case 'blog':
        return `blog ${item.title} ${item.url}`;
      case 'post':
        return `${item.post.kind} ${item.post.title}${item.post.teaser ? ' …' : ''}`;
      case 'comment':
        return `comment on ${item.comment.post}`;
      case 'skipped':
        return `skipped ${item.count} ${item.kind}: ${item.reason}`;
      case 'warning':
        return `warning ${item.place.line ?? '-'}: ${item.message}`;
    }
  };
  return items.map(line);
}

/** Any chunks give the same items, and a parser that goes on behind any of them gives the rest. */
export function expectStreams(create: CreateParser, text: string, context = CONTEXT): void {
  const whole = parseWith(create, text, { context });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: Math.max(2, Math.min(text.length, 300)) }), size => {
      expect(parseWith(create, text, { size, context })).toEqual(whole);
    }),
    { numRuns: 30 },
  );
  for (const [i, item] of whole.entries()) {
    if (item.type !== 'post' && item.type !== 'comment') continue;
    const parser = create(item.resume, context);
    const rest = parser.write(text.slice(item.resume.offset));
    rest.push(...parser.end());
    expect(rest).toEqual(whole.slice(i + 1));
  }
}
