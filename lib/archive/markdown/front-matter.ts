import { FAILSAFE_SCHEMA, load, YAMLException } from 'js-yaml';
import * as v from 'valibot';
import type { WallDate } from '../../model/index.ts';
import { cleanName } from '../html/index.ts';
import { wallDate } from '../wall-date.ts';

/** What stands above a Markdown text. */
export interface FrontMatter {
  readonly title: string | null;
  readonly date: WallDate | null;
  readonly author: string | null;
  readonly labels: readonly string[];
  readonly draft: boolean;
  readonly page: boolean;
  /** As it is written: maybe relative. */
  readonly address: string | null;
}

export interface SplitText {
  readonly matter: FrontMatter | null;
  /** Where the text begins behind it. */
  readonly bodyStart: number;
  /** What is wrong, and in which line (from 1). */
  readonly complaint: { readonly message: string; readonly line: number } | null;
}

const MAX_LENGTH = 65_536;
const FENCED = /^(---|\+\+\+)[ \t]*\r?\n((?:[\s\S]*?\r?\n)?)(?:\1|\.\.\.)[ \t]*(?:\r?\n|$)/;
const Text = v.fallback(v.nullable(v.string()), null);
const Names = v.fallback(v.nullable(v.union([v.string(), v.array(v.string())])), null);
const Author = v.fallback(v.nullable(v.union([v.string(), v.object({ name: v.string() })])), null);
/** Names of Jekyll, Hugo, Hexo and Eleventy. Every scalar is a string: dates stay as they are written. */
const Fields = v.object({
  title: v.optional(Text, null),
  date: v.optional(Text, null),
  published: v.optional(Text, null),
  draft: v.optional(Text, null),
  layout: v.optional(Text, null),
  type: v.optional(Text, null),
  author: v.optional(Author, null),
  tags: v.optional(Names, null),
  categories: v.optional(Names, null),
  permalink: v.optional(Text, null),
  url: v.optional(Text, null),
  slug: v.optional(Text, null),
});

/** Parts a text from its front matter (YAML between two lines of `---`). Never throws. */
export function splitFrontMatter(text: string): SplitText {
  const match = FENCED.exec(text.slice(0, MAX_LENGTH));
  if (!match) return { matter: null, bodyStart: 0, complaint: null };
  const bodyStart = match[0].length;
  if (match[1] === '+++') {
    const message =
      'What stands above the text is TOML, which is not read: title and date are unknown.';
    return { matter: null, bodyStart, complaint: { message, line: 1 } };
  }
  try {
    const fields = v.safeParse(Fields, load(match[2]!, { schema: FAILSAFE_SCHEMA }) ?? {});
    // Prose between two lines across is prose.
    if (!fields.success) return { matter: null, bodyStart: 0, complaint: null };
    return { matter: read(fields.output), bodyStart, complaint: null };
  } catch (error) {
    // Nested beyond reason, it overflows the stack.
    if (!(error instanceof YAMLException || error instanceof RangeError)) throw error;
    const message = 'What stands above the text is no valid YAML: title and date are unknown.';
    return { matter: null, bodyStart, complaint: { message, line: lineOf(error) } };
  }
}

function lineOf(error: Error): number {
  // Lines of YAML are counted from 0, behind the line of hyphens.
  return error instanceof YAMLException && error.mark ? error.mark.line + 2 : 1;
}

function read(fields: v.InferOutput<typeof Fields>): FrontMatter {
  const { author, title, published } = fields;
  const name = author === null ? '' : typeof author === 'string' ? author : author.name;
  return {
    title: cleanName(title ?? '') || null,
    date: wallDate(fields.date ?? '') ?? wallDate(published ?? ''),
    author: cleanName(name) || null,
    labels: [...new Set([...namesIn(fields.tags), ...namesIn(fields.categories)])],
    draft: isTrue(fields.draft) || /^(?:false|no|off)$/i.test(published ?? ''),
    page: fields.layout === 'page' || fields.type === 'page',
    address: fields.permalink ?? fields.url ?? fields.slug,
  };
}

function isTrue(value: string | null): boolean {
  return /^(?:true|yes|on)$/i.test(value ?? '');
}

/** A list, or names in one string: by commas, or by spaces as Jekyll has it. */
function namesIn(value: string | readonly string[] | null): string[] {
  const list = typeof value === 'string' ? value.split(value.includes(',') ? ',' : /\s+/) : value;
  return (list ?? []).map(cleanName).filter(name => name !== '');
}
