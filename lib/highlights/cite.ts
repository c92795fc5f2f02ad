import type { HighlightRecord } from '../model/index.ts';
import { closeDirections, sayDate, squash } from '../text/index.ts';
import { permalinkOf, sayDay, titleOf } from './formats/facts.ts';
import { htmlLink } from './formats/html.ts';
import { escapeHtml, escapeMarkdown, markdownHref } from './formats/markup.ts';

/** One cited quote in the forms that a clipboard carries. */
export interface Citation {
  readonly text: string;
  readonly markdown: string;
  readonly html: string;
}

/**
 * A highlight as a cited quote: the words, where they stand, and a link that goes to them. A page without
 * an address that others could follow is named without a link.
 */
export function cite(record: HighlightRecord): Citation {
  const link = permalinkOf(record);
  const quote = `“${closeDirections(squash(record.anchor.exact))}”`;
  const { site, published } = record.page;
  const title = squash(titleOf(record));
  const when = published === null ? `read ${sayDay(record.created)}` : sayDate(published);
  const about = [...(site === '' || site === title ? [] : [closeDirections(site)]), when].join(
    ', ',
  );
  const linked =
    link === null ? escapeMarkdown(title) : `[${escapeMarkdown(title)}](${markdownHref(link)})`;
  return {
    text: `${quote} — ${closeDirections(title)}, ${about}${link === null ? '' : `\n${link}`}`,
    markdown: `> ${escapeMarkdown(quote)}\n>\n> — ${linked}, ${escapeMarkdown(about)}`,
    html: `<blockquote><p>${escapeHtml(quote)}</p><footer>— ${htmlLink(link, title)}, ${escapeHtml(about)}</footer></blockquote>`,
  };
}
