import { opening, sayDate, yearOf } from '../text/index.ts';
import {
  type DossierContents,
  type DossierEntry,
  type DossierItem,
  type DossierSource,
  dossierContents,
} from './dossier-entries.ts';
import { isoTime, sayDay } from './formats/facts.ts';
import { htmlDocument, htmlLines, htmlLink, htmlQuote } from './formats/html.ts';
import {
  escapeHtml,
  escapeMarkdown,
  linesOf,
  markdownHref,
  markdownQuote,
} from './formats/markup.ts';

export interface DossierOptions {
  readonly title: string;
  /** What the user wants said before all else. */
  readonly introduction?: string;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** With more quotes than this there is a table of contents. */
const LONG = 12;

const STYLE = `@page { margin: 2cm; }
body { max-width: 44rem; margin: 2rem auto; padding: 0 1rem; font: 11pt/1.5 Georgia, "Times New Roman", serif; color: #111; background: #fff; }
h1 { font-size: 1.6em; line-height: 1.2; margin-bottom: 0.25rem; }
h2 { font-size: 1.15em; margin: 2rem 0 0.5rem; border-bottom: 1px solid #bbb; break-after: avoid; }
article { margin: 1.25rem 0; break-inside: avoid; }
blockquote { margin: 0.25rem 0; padding-inline-start: 0.9rem; border-inline-start: 2px solid #888; }
p { margin: 0.3rem 0; orphans: 3; widows: 3; }
.about { font: 9pt/1.45 system-ui, sans-serif; color: #444; }
.date { font: 600 9pt/1.45 system-ui, sans-serif; break-after: avoid; }
sup a { text-decoration: none; }
ol { padding-inline-start: 1.5rem; }
li { overflow-wrap: anywhere; }
a { color: #1c4f8f; }
nav ol { font: 9.5pt/1.5 system-ui, sans-serif; }
@media print { body { margin: 0; max-width: none; padding: 0; } a { color: inherit; } }`;

/** The date an entry is listed under. */
function sayWhen(entry: DossierEntry): string {
  return entry.date === null ? 'Undated' : sayDate(entry.date);
}

function byYear(
  entries: readonly DossierEntry[],
): readonly (readonly [string, readonly number[]])[] {
  const years = new Map<string, number[]>();
  entries.forEach((entry, no) => {
    const year = String(yearOf(entry.date) ?? 'Undated');
    years.set(year, [...(years.get(year) ?? []), no]);
  });
  return [...years];
}

function sayCount({ entries, sources }: DossierContents): string {
  const counted = (count: number, word: string) => `${count} ${word}${count === 1 ? '' : 's'}`;
  return `${counted(entries.length, 'passage')} from ${counted(sources.length, 'source')}`;
}

function saySource({ by, date }: DossierSource): string {
  return [...by, date === null ? 'undated' : sayDate(date)].join(', ');
}

/** The dossier as a page for print: of itself, without scripts, every text escaped. */
export function dossierHtml(items: readonly DossierItem[], options: DossierOptions): string {
  const contents = dossierContents(items);
  const { title, introduction = '', now } = options;
  const parts = [
    `<h1 dir="auto">${escapeHtml(title)}</h1>`,
    `<p class="about">Made on <time datetime="${isoTime(now)}">${escapeHtml(sayDay(now))}</time> with Backstory: ${sayCount(contents)}, by date of publication.</p>`,
    ...(introduction.trim() === '' ? [] : [`<div dir="auto">${htmlLines(introduction)}</div>`]),
    ...(contents.entries.length > LONG ? [tableOfContents(contents)] : []),
  ];
  for (const [year, numbers] of byYear(contents.entries)) {
    parts.push(`<h2>${year}</h2>`, ...numbers.map(no => articleOf(contents, no)));
  }
  parts.push('<h2>Sources</h2>', '<ol>', ...contents.sources.map(sourceItem), '</ol>');
  return htmlDocument(title, STYLE, parts.join('\n'));
}

function tableOfContents({ entries, sources }: DossierContents): string {
  const lines = entries.map((entry, no) => {
    const words = `${sayWhen(entry)}: ${opening(entry.quote, 60)} (${sources[entry.source]?.title ?? ''})`;
    return `<li><a href="#passage-${no + 1}">${escapeHtml(words)}</a></li>`;
  });
  return `<nav aria-label="Contents"><h2>Contents</h2><ol>\n${lines.join('\n')}\n</ol></nav>`;
}

function articleOf({ entries, sources }: DossierContents, no: number): string {
  const entry = entries[no];
  if (entry === undefined) return '';
  const note = entry.source + 1;
  const source = sources[entry.source];
  const link =
    entry.permalink === null ? '' : ` · ${htmlLink(entry.permalink, 'link to the passage')}`;
  const tags = entry.tags.map(tag => ` · ${escapeHtml(`#${tag}`)}`).join('');
  return `<article id="passage-${no + 1}">
<p class="date">${escapeHtml(sayWhen(entry))} · ${escapeHtml(source?.title ?? '')}<sup><a href="#source-${note}" aria-label="Source ${note}">${note}</a></sup></p>
${htmlQuote(entry.quote)}
${entry.notes.map(text => `<div dir="auto">${htmlLines(text)}</div>`).join('\n')}
<p class="about">${escapeHtml(entry.state)}${link}${tags}</p>
${entry.nowReads === null ? '' : `<p class="about">It now reads:</p>${htmlQuote(entry.nowReads)}`}
</article>`;
}

function sourceItem(source: DossierSource, no: number): string {
  const address = source.url === '' ? '' : `. ${htmlLink(source.url, source.url)}`;
  return `<li id="source-${no + 1}" dir="auto"><cite>${escapeHtml(source.title)}</cite>, ${escapeHtml(saySource(source))}${address}</li>`;
}

/** The dossier as Markdown, its sources as footnotes (`[^1]`, as Pandoc, GitHub and others read them). */
export function dossierMarkdown(items: readonly DossierItem[], options: DossierOptions): string {
  const contents = dossierContents(items);
  const { title, introduction = '', now } = options;
  const parts = [
    `# ${escapeMarkdown(title)}`,
    `Made on ${sayDay(now)} with Backstory: ${sayCount(contents)}, by date of publication.`,
    ...linesOf(introduction).map(escapeMarkdown),
  ];
  for (const [year, numbers] of byYear(contents.entries)) {
    parts.push(`## ${year}`, ...numbers.flatMap(no => markdownEntry(contents, no)));
  }
  const notes = contents.sources.map((source, no) => {
    const link = /^https?:/i.test(source.url)
      ? `<${markdownHref(source.url)}>`
      : escapeMarkdown(source.url);
    const said = `${escapeMarkdown(source.title)}, ${escapeMarkdown(saySource(source))}`;
    return `[^${no + 1}]: ${said}${source.url === '' ? '' : `. ${link}`}`;
  });
  return `${[...parts, ...notes].join('\n\n')}\n`;
}

function markdownEntry({ entries, sources }: DossierContents, no: number): readonly string[] {
  const entry = entries[no];
  if (entry === undefined) return [];
  const title = escapeMarkdown(sources[entry.source]?.title ?? '');
  const link =
    entry.permalink === null ? [] : [`[link to the passage](${markdownHref(entry.permalink)})`];
  const tags = entry.tags.map(tag => escapeMarkdown(`#${tag}`));
  return [
    `**${sayWhen(entry)}** · ${title}[^${entry.source + 1}]`,
    markdownQuote(entry.quote),
    ...entry.notes.flatMap(note => linesOf(note).map(escapeMarkdown)),
    [escapeMarkdown(entry.state), ...link, ...tags].join(' · '),
    ...(entry.nowReads === null ? [] : ['It now reads:', markdownQuote(entry.nowReads)]),
  ];
}
