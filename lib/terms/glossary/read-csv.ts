import * as v from 'valibot';
import { fail, type Result } from '../../model/index.ts';
import { unguardCell } from '../../text/index.ts';
import { splitList, yesOrNo } from './cells.ts';
import { type Collector, createCollector } from './collect.ts';
import { type CsvRecord, readRecords } from './csv-records.ts';
import { ENTRY_FIELDS, HeaderSchema, NO_HEADER } from './schema.ts';
import type { GlossaryHeader, GlossaryReading } from './types.ts';

/** What spreadsheets of different countries put between cells. */
const DELIMITERS = [',', ';', '\t'];
/** How far down the names of the columns are looked for. */
const MOST_BEFORE = 50;

interface Layout {
  readonly delimiter: string;
  /** Names of the columns, in lower case. */
  readonly names: readonly string[];
  /** The line that they stand in. */
  readonly line: number;
  readonly known: number;
}

/**
 * Rows of cells. Those before the names of the columns that begin with `#` are the header
 * (`#name`, `#fits at least`, …, the value in the second cell).
 */
export function readCsv(csv: string): Result<GlossaryReading> {
  const text = csv.replace(/\r\n?/g, '\n');
  const layout = findLayout(text);
  if (layout === null)
    return fail(
      'unknown-format',
      'The glossary has no column "term".',
      `Name the columns in its first line: ${ENTRY_FIELDS.join(', ')}.`,
    );
  const collector = createCollector();
  const about = new Map<string, string>();
  for (const name of layout.names)
    if (name !== '' && !ENTRY_FIELDS.includes(name))
      collector.note(`column "${name.slice(0, 50)}"`, 'Ignored: no such column is known.');
  readRecords(text, layout.delimiter, record => {
    if (record.line === layout.line) return true;
    if (record.line < layout.line) readAbout(record, about, collector);
    else readRow(record, layout.names, collector);
    return true;
  });
  return collector.finish(headerOf(about, collector));
}

/** The delimiter by which most of the known columns have names of their own. */
function findLayout(text: string): Layout | null {
  let best: Layout | null = null;
  for (const delimiter of DELIMITERS) {
    let seen = 0;
    readRecords(text, delimiter, ({ line, cells }) => {
      const names = cells.map(cell => cell.trim().toLowerCase());
      seen += 1;
      if (names[0]?.startsWith('#') || !names.includes('term')) return seen < MOST_BEFORE;
      const known = new Set(names.filter(name => ENTRY_FIELDS.includes(name))).size;
      if (best === null || known > best.known) best = { delimiter, names, line, known };
      return false;
    });
  }
  return best;
}

function readAbout({ line, cells }: CsvRecord, about: Map<string, string>, collector: Collector) {
  const key = (cells[0] ?? '').trim().toLowerCase();
  if (key.startsWith('#')) about.set(key.slice(1).trim(), unguardCell(cells[1] ?? ''));
  else if (filled(cells) && !key.startsWith('sep='))
    collector.note(`line ${line}`, 'Ignored: it stands before the names of the columns.');
}

function readRow(record: CsvRecord, names: readonly string[], to: Collector): void {
  const { cells } = record;
  const place = `line ${record.line}`;
  const cell = (name: string) => unguardCell(cells[names.indexOf(name)] ?? '');
  const ambiguous = yesOrNo(cell('ambiguous'));
  const fault =
    record.fault ??
    (ambiguous === null ? '"ambiguous" says neither yes nor no' : null) ??
    (filled(cells.slice(names.length)) ? 'it has more cells than there are columns' : null);
  if (fault !== null) to.leaveOut(place, fault);
  else if (filled(cells))
    to.add(place, {
      term: cell('term'),
      aliases: splitList(cell('aliases')),
      kind: cell('kind').trim().toLowerCase() || null,
      expansion: cell('expansion'),
      definition: cell('definition'),
      source: cell('source'),
      ambiguous,
    });
}

function filled(cells: readonly string[]): boolean {
  return cells.some(cell => cell.trim() !== '');
}

function headerOf(about: ReadonlyMap<string, string>, collector: Collector): GlossaryHeader {
  const { 'fits at least': atLeast, fits, ...texts } = Object.fromEntries(about);
  const read = v.safeParse(HeaderSchema, {
    ...texts,
    ...(fits !== undefined && { fits: { atLeast: Number(atLeast ?? 1), of: splitList(fits) } }),
  });
  for (const name of Object.keys(texts))
    if (!Object.hasOwn(NO_HEADER, name))
      collector.note(`header "${name.slice(0, 50)}"`, 'Ignored: nothing of that name is known.');
  if (read.success) return read.output;
  collector.note('header', `Ignored: ${read.issues[0].message}.`);
  return NO_HEADER;
}
