import type {
  CreateParser,
  ParsedItem,
  ParserContext,
  Place,
} from '../../../../lib/archive/index.ts';

export const CONTEXT: ParserContext = {
  include: [],
  path: '',
  timeZone: null,
  base: null,
  facts: null,
};

/** All items of a text, written in pieces of a size. */
export function readAll(
  create: CreateParser,
  text: string,
  context: Partial<ParserContext> = {},
  { from, size = text.length || 1 }: { from?: Place; size?: number } = {},
): ParsedItem[] {
  const parser = create(from, { ...CONTEXT, ...context });
  const items: ParsedItem[] = [];
  for (let at = from?.offset ?? 0; at < text.length; at += size) {
    items.push(...parser.write(text.slice(at, at + size)));
  }
  items.push(...parser.end());
  return items;
}

export type PostItem = Extract<ParsedItem, { type: 'post' }>;

export function postsIn(items: readonly ParsedItem[]): PostItem[] {
  return items.filter(item => item.type === 'post');
}
