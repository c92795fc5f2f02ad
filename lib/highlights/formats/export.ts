import type { ListedHighlight } from '../filter.ts';
import { writeCsv, writeReadwise } from './csv.ts';
import { dayOf, type ReadableOptions } from './facts.ts';
import { writeHtml } from './html.ts';
import { writeHypothesis } from './hypothesis.ts';
import { writeMarkdown } from './markdown.ts';
import { writeWebAnnotations } from './web-annotation.ts';

export interface ExportOptions extends ReadableOptions {
  /** Milliseconds since 1970. */
  readonly now: number;
}

interface Format {
  readonly name: string;
  readonly extension: string;
  readonly mediaType: string;
  readonly write: (listed: readonly ListedHighlight[], options: ExportOptions) => string;
}

/** What highlights are taken out as, in the order in which a view offers it. */
export const EXPORT_FORMATS = {
  markdown: { name: 'Markdown', extension: 'md', mediaType: 'text/markdown', write: writeMarkdown },
  html: { name: 'HTML', extension: 'html', mediaType: 'text/html', write: writeHtml },
  csv: { name: 'CSV', extension: 'csv', mediaType: 'text/csv', write: writeCsv },
  'web-annotation': {
    name: 'W3C Web Annotations',
    extension: 'jsonld',
    mediaType: 'application/ld+json',
    write: writeWebAnnotations,
  },
  hypothesis: {
    name: 'Hypothesis',
    extension: 'json',
    mediaType: 'application/json',
    write: writeHypothesis,
  },
  readwise: { name: 'Readwise', extension: 'csv', mediaType: 'text/csv', write: writeReadwise },
} as const satisfies Record<string, Format>;
export type ExportFormat = keyof typeof EXPORT_FORMATS;

/** A file to hand to the user. */
export interface ExportedFile {
  readonly name: string;
  readonly mediaType: string;
  readonly text: string;
}

/** What is listed, without what was removed, as a file of that form. */
export function exportHighlights(
  format: ExportFormat,
  listed: readonly ListedHighlight[],
  options: ExportOptions,
): ExportedFile {
  const { extension, mediaType, write }: Format = EXPORT_FORMATS[format];
  const there = listed.filter(({ record }) => !record.removed.value);
  const kind = format === 'readwise' ? '-readwise' : '';
  const day = dayOf(options.now) ?? 'undated';
  return {
    name: `backstory-highlights${kind}-${day}.${extension}`,
    mediaType: `${mediaType};charset=utf-8`,
    text: write(there, options),
  };
}
