import { encodeDirections, sayDate } from '../../text/index.ts';
import { type ListedHighlight, sortHighlights } from '../filter.ts';
import {
  isoTime,
  notesOf,
  nowReads,
  permalinkOf,
  type ReadableOptions,
  sayColour,
  sayDay,
  sayState,
  titleOf,
} from './facts.ts';
import { escapeHtml, isWebLink, linesOf } from './markup.ts';

/** A document of its own: no script, no address that is loaded, nothing but text and a style. */
export function htmlDocument(title: string, style: string, body: string): string {
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="referrer" content="no-referrer">
<title>${escapeHtml(title)}</title>
<style>
${style}
</style>
</head>
<body>
${body}
</body>
</html>
`;
}

/** A quote's lines as paragraphs; whoever's direction it is written in. */
export function htmlQuote(text: string, attributes = ''): string {
  return `<blockquote dir="auto"${attributes}>${htmlLines(text)}</blockquote>`;
}

export function htmlLines(text: string): string {
  return linesOf(text)
    .map(line => `<p>${escapeHtml(line)}</p>`)
    .join('');
}

/** A link where a reader may follow it; else the words alone. */
export function htmlLink(url: string | null, words: string): string {
  if (url === null || !isWebLink(url)) return escapeHtml(words);
  return `<a href="${escapeHtml(encodeDirections(url))}" rel="noopener noreferrer">${escapeHtml(words)}</a>`;
}

const STYLE = `body { max-width: 42rem; margin: 2rem auto; padding: 0 1rem; font: 1rem/1.5 system-ui, sans-serif; color: #1d1d1b; background: #fff; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.125rem; margin-top: 2.5rem; }
article { margin: 1.5rem 0; break-inside: avoid; }
blockquote { margin: 0.5rem 0; padding-left: 0.75rem; border-left: 3px solid #999; }
blockquote p { margin: 0.25rem 0; }
.yellow { border-color: #d9a400; } .green { border-color: #3f8f4f; } .blue { border-color: #3a74c4; } .pink { border-color: #c4457c; }
.about { color: #5b5b57; font-size: 0.875rem; }`;

/** All highlights as a page: a heading a page they are of, as they stand there. */
export function writeHtml(
  listed: readonly ListedHighlight[],
  options: ReadableOptions = {},
): string {
  const parts: string[] = ['<h1>Highlights</h1>'];
  let page: string | null = null;
  for (const one of sortHighlights(listed, 'page')) {
    const { record } = one;
    if (record.page.key !== page) {
      page = record.page.key;
      const { site, published, url } = record.page;
      const dated = published === null ? [] : [sayDate(published)];
      const source = [...(site === '' ? [] : [site]), ...dated].map(escapeHtml);
      parts.push(
        `<h2 dir="auto">${escapeHtml(titleOf(record))}</h2>`,
        `<p class="about">${[...source, ...(url === '' ? [] : [htmlLink(url, url)])].join(' · ')}</p>`,
      );
    }
    parts.push(article(one, options));
  }
  return htmlDocument('Highlights', STYLE, parts.join('\n'));
}

function article(one: ListedHighlight, options: ReadableOptions): string {
  const { record } = one;
  const now = nowReads(one);
  const link = permalinkOf(record);
  const about = [
    `Marked <time datetime="${isoTime(record.created)}">${escapeHtml(sayDay(record.created))}</time>`,
    escapeHtml(sayColour(record, options)),
    ...(record.by === null ? [] : [escapeHtml(`by ${record.by}`)]),
    ...record.tags.value.map(tag => escapeHtml(`#${tag}`)),
    ...(link === null ? [] : [htmlLink(link, 'link')]),
  ];
  return `<article>
${htmlQuote(record.anchor.exact, ` class="${record.colour.value}"`)}
${notesOf(record)
  .map(note => `<div dir="auto">${htmlLines(note)}</div>`)
  .join('\n')}
<p class="about">${escapeHtml(sayState(one))}</p>
${now === null ? '' : `<p class="about">It now reads:</p>${htmlQuote(now)}`}
<p class="about">${about.join(' · ')}</p>
</article>`;
}
