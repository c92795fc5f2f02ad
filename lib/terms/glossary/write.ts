import Papa from 'papaparse';
import { guardCell } from '../../text/index.ts';
import { joinList } from './cells.ts';
import { ENTRY_FIELDS } from './schema.ts';
import type { Glossary, GlossaryEntry } from './types.ts';

/**
 * A glossary as the text of a file that `readGlossary` reads back to the same. JSON has a line an
 * entry, so that versions can be compared; CSV begins with a byte order mark, without which a
 * spreadsheet takes UTF-8 for something else.
 */
export function writeGlossary(glossary: Glossary, format: 'json' | 'csv'): string {
  return format === 'json' ? json(glossary) : csv(glossary);
}

function json({ entries, ...header }: Glossary): string {
  const lines = Object.entries(header).map(
    ([name, value]) => `  ${JSON.stringify(name)}: ${JSON.stringify(value)},\n`,
  );
  const rows = entries.map(entry => `\n    ${JSON.stringify(jsonEntry(entry))}`);
  return `{\n${lines.join('')}  "entries": [${rows.join(',')}\n  ]\n}\n`;
}

function jsonEntry({ ambiguous, ...entry }: GlossaryEntry): object {
  return ambiguous ? { ...entry, ambiguous } : entry;
}

function csv(glossary: Glossary): string {
  const { entries, fits, ...texts } = glossary;
  const about = [
    ...Object.entries(texts),
    ['fits at least', String(fits.atLeast)],
    ['fits', joinList(fits.of)],
  ].map(([name, value = '']) => [`#${name}`, value]);
  const rows = entries.map(entry => [
    entry.term,
    joinList(entry.aliases),
    entry.kind,
    entry.expansion ?? '',
    entry.definition ?? '',
    entry.source ?? '',
    entry.ambiguous ? 'yes' : '',
  ]);
  const cells = [...about, [...ENTRY_FIELDS], ...rows].map(row => row.map(guardCell));
  return `\ufeff${Papa.unparse(cells, { newline: '\r\n' })}\r\n`;
}
