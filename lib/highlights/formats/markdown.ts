import { sayDate } from '../../text/index.ts';
import { type ListedHighlight, sortHighlights } from '../filter.ts';
import {
  notesOf,
  nowReads,
  permalinkOf,
  type ReadableOptions,
  sayColour,
  sayDay,
  sayState,
  titleOf,
} from './facts.ts';
import { escapeMarkdown, linesOf, markdownHref, markdownQuote } from './markup.ts';

/** All highlights as Markdown: a heading a page, each quote with its note, colour, tags, date and link. */
export function writeMarkdown(
  listed: readonly ListedHighlight[],
  options: ReadableOptions = {},
): string {
  const parts: string[] = ['# Highlights'];
  let page: string | null = null;
  for (const one of sortHighlights(listed, 'page')) {
    const { record } = one;
    if (record.page.key !== page) {
      page = record.page.key;
      parts.push(`## ${escapeMarkdown(titleOf(record))}`, sourceLine(one));
    }
    parts.push(...entry(one, options));
  }
  return `${parts.join('\n\n')}\n`;
}

function sourceLine({ record: { page } }: ListedHighlight): string {
  const published = page.published === null ? [] : [sayDate(page.published)];
  return [page.site, ...published, page.url]
    .filter(part => part !== '')
    .map(escapeMarkdown)
    .join(' · ');
}

function entry(one: ListedHighlight, options: ReadableOptions): readonly string[] {
  const { record } = one;
  const link = permalinkOf(record);
  const now = nowReads(one);
  const about = [
    `Marked ${sayDay(record.created)}`,
    sayColour(record, options),
    ...(record.by === null ? [] : [`by ${record.by}`]),
    ...record.tags.value.map(tag => `#${tag}`),
  ].map(escapeMarkdown);
  return [
    markdownQuote(record.anchor.exact),
    ...notesOf(record).flatMap(note => linesOf(note).map(escapeMarkdown)),
    `${escapeMarkdown(sayState(one))}${now === null ? '' : ' It now reads:'}`,
    ...(now === null ? [] : [markdownQuote(now)]),
    [...about, ...(link === null ? [] : [`[link](${markdownHref(link)})`])].join(' · '),
  ];
}
