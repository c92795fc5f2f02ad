import MarkdownIt from 'markdown-it';
import type { Block, WallDate } from '../../model/index.ts';
import { inlineText } from '../../model/index.ts';
import { isoDay } from '../../text/index.ts';
import { absoluteWebAddress, cleanName, htmlToBlocks } from '../html/index.ts';
import { createDocumentParser, type Finding } from '../pages/index.ts';
import { splitFrontMatter } from './front-matter.ts';

/** HTML within is passed on: whatever comes out is sanitised like any stranger's page. */
const markdown = new MarkdownIt({ html: true, linkify: false });
/** In UTF-16 units: each line of Markdown takes some hundred bytes of tokens, and then of a tree. */
const MAX_TEXT = 500_000;
const NAMED = /\.(?:md|markdown|mdown|mkd)$/i;
/** Jekyll's file names. */
const DATED = /(?:^|[\\/])(\d{4})-(\d\d)-(\d\d)-[^\\/]*$/;
const TOO_LONG =
  'The text is longer than 500,000 characters of Markdown: what follows was not read.';
const DRAFTS = /(?:^|[\\/])_drafts[\\/]/;

/** A Markdown file with its front matter, as a post. Without front matter, a first heading is its title. */
export const createMarkdownParser = createDocumentParser({
  advice: 'Choose Markdown files that have some text in them.',
  read(text, { path, base, facts }) {
    const { matter, bodyStart, complaint } = splitFrontMatter(text);
    const address = matter?.address ? absoluteWebAddress(matter.address, base) : null;
    const url = facts?.url ?? address;
    const end = bodyStart + MAX_TEXT;
    const html = markdown.render(text.slice(bodyStart, end));
    const found = htmlToBlocks(html, { base: url ?? base });
    const given = facts?.title ?? matter?.title ?? null;
    const { title, body } = given === null ? firstHeading(found) : { title: given, body: found };
    const findings: Finding[] = [];
    if (complaint) {
      findings.push({
        type: 'warning',
        at: lineStart(text, complaint.line),
        message: complaint.message,
      });
    }
    if (text.length > end) findings.push({ type: 'warning', at: end, message: TOO_LONG });
    if (title === null && body.length === 0) return findings;
    const draft = matter?.draft || DRAFTS.test(path);
    findings.push({
      type: 'post',
      at: 0,
      unpublished: facts?.unpublished ?? (draft ? 'draft' : null),
      post: {
        kind: matter?.page ? 'page' : 'post',
        title,
        date: facts?.date ?? matter?.date ?? dateInName(path),
        url,
        author: matter?.author ?? null,
        labels: facts?.labels ?? matter?.labels ?? [],
        body,
        teaser: false,
      },
    });
    return findings;
  },
});

/** Whether a text is Markdown: by its front matter, or its name where it has none. */
export function looksLikeMarkdown(head: string, path = ''): boolean {
  const text = head.replace(/^\ufeff/, '');
  if (
    /^(?:---[ \t]*\r?\n(?:\s*#.*\r?\n)*[\w-]+[ \t]*:|\+\+\+[ \t]*\r?\n\s*[\w-]+[ \t]*=)/.test(text)
  ) {
    return true;
  }
  return NAMED.test(path);
}

function firstHeading(blocks: readonly Block[]): { title: string | null; body: readonly Block[] } {
  const [first, ...body] = blocks;
  if (first?.t !== 'h' || first.level > 2) return { title: null, body: blocks };
  return { title: cleanName(inlineText(first.c)) || null, body };
}

function dateInName(path: string): WallDate | null {
  const match = DATED.exec(path);
  return match && isoDay(Number(match[1]), Number(match[2]), Number(match[3]));
}

function lineStart(text: string, line: number): number {
  let at = 0;
  for (let i = 1; i < line; i++) at = text.indexOf('\n', at) + 1;
  return at;
}
