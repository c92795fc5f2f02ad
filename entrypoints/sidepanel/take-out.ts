import {
  type ListedHighlight,
  writeCsv,
  writeHtml,
  writeHypothesis,
  writeMarkdown,
  writeReadwise,
  writeWebAnnotations,
} from '../../lib/highlights/index.ts';
import { saveFile } from './save-file.ts';

interface Form {
  readonly name: string;
  readonly file: string;
  readonly type: string;
  write(listed: readonly ListedHighlight[]): string;
}

/** What highlights are taken out as: for people first, for other programs behind. */
const FORMS: readonly Form[] = [
  { name: 'Markdown', file: 'highlights.md', type: 'text/markdown', write: writeMarkdown },
  { name: 'HTML, to read or print', file: 'highlights.html', type: 'text/html', write: writeHtml },
  { name: 'CSV, for a spreadsheet', file: 'highlights.csv', type: 'text/csv', write: writeCsv },
  {
    name: 'W3C Web Annotations (JSON-LD)',
    file: 'highlights.jsonld',
    type: 'application/ld+json',
    write: listed => writeWebAnnotations(listed, { now: Date.now() }),
  },
  {
    name: 'Hypothesis (JSON)',
    file: 'highlights-hypothesis.json',
    type: 'application/json',
    write: listed => writeHypothesis(listed, { now: Date.now() }),
  },
  {
    name: 'Readwise (CSV)',
    file: 'highlights-readwise.csv',
    type: 'text/csv',
    write: writeReadwise,
  },
];

/** The menu of forms, for these highlights. */
export function waysOut(listed: readonly ListedHighlight[]) {
  return FORMS.map(({ name, file, type, write }) => ({
    name,
    onChoose: () => saveFile(file, write(listed), `${type};charset=utf-8`),
  }));
}
