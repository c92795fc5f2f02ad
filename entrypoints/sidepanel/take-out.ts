import {
  EXPORT_FORMATS,
  type ExportFormat,
  type ExportOptions,
  exportHighlights,
  type ListedHighlight,
} from '../../lib/highlights/index.ts';
import { saveFile } from './save-file.ts';

/** For what a form is taken, where its name alone does not say it. */
const WORDS: Readonly<Record<ExportFormat, string>> = {
  markdown: 'Markdown',
  html: 'HTML, to read or print',
  csv: 'CSV, for a spreadsheet',
  'web-annotation': 'W3C Web Annotations (JSON-LD)',
  hypothesis: 'Hypothesis (JSON)',
  readwise: 'Readwise (CSV)',
};
const FORMATS = Object.keys(EXPORT_FORMATS) as ExportFormat[];

/** The menu of forms, for these highlights, whose colours are called so. */
export function waysOut(listed: readonly ListedHighlight[], names: ExportOptions['names']) {
  return FORMATS.map(format => ({
    name: WORDS[format],
    onChoose() {
      const { name, text, mediaType } = exportHighlights(format, listed, {
        now: Date.now(),
        names,
      });
      saveFile(name, text, mediaType);
    },
  }));
}
