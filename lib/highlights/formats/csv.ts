import Papa from 'papaparse';
import { guardCell } from '../../text/index.ts';
import { type ListedHighlight, sortHighlights, stateOf } from '../filter.ts';
import {
  isoTime,
  modifiedOf,
  notesOf,
  nowReads,
  permalinkOf,
  type ReadableOptions,
  sayColour,
} from './facts.ts';

/** By RFC 4180; nothing in it is a formula. */
function csvTable(rows: readonly (readonly string[])[]): string {
  const cells = rows.map(row => row.map(cell => guardCell(cell.replaceAll('\0', ''))));
  return `${Papa.unparse(cells, { newline: '\r\n' })}\r\n`;
}

const COLUMNS = [
  ...['Quote', 'Note', 'Tags', 'Colour', 'Title', 'Site', 'Address', 'Link', 'Published', 'Marked'],
  ...['Changed', 'State', 'Seen', 'Now reads', 'By', 'Id'],
];

/**
 * One highlight a row, for a spreadsheet; times in UTC. A byte order mark in front, without which Excel
 * reads it in an encoding of its own.
 */
export function writeCsv(
  listed: readonly ListedHighlight[],
  options: ReadableOptions = {},
): string {
  const rows = sortHighlights(listed, 'oldest').map(one => {
    const { record, sighting } = one;
    const { page, anchor, tags } = record;
    return [
      anchor.exact,
      notesOf(record).join('\n\n'),
      tags.value.join('; '),
      sayColour(record, options),
      page.title,
      page.site,
      page.url,
      permalinkOf(record) ?? '',
      page.published ?? '',
      isoTime(record.created),
      isoTime(modifiedOf(record)),
      stateOf(one),
      sighting ? isoTime(sighting.at) : '',
      nowReads(one) ?? '',
      record.by ?? '',
      record.id,
    ];
  });
  return `\ufeff${csvTable([COLUMNS, ...rows])}`;
}

/** Columns of Readwise's bulk import; its date is `YYYY-MM-DD HH:MM:SS`, its tags are words of the note. */
const READWISE = ['Highlight', 'Title', 'Author', 'URL', 'Note', 'Location', 'Date'];

export function writeReadwise(listed: readonly ListedHighlight[]): string {
  const rows = sortHighlights(listed, 'oldest').map(({ record }) => {
    const tags = record.tags.value.map(tag => `.${tag.replace(/[^\p{L}\p{N}_-]+/gu, '_')}`);
    return [
      record.anchor.exact,
      record.page.title,
      record.page.site,
      record.page.url,
      [...(tags.length === 0 ? [] : [tags.join(' ')]), ...notesOf(record)].join('\n'),
      String(record.anchor.start),
      isoTime(record.created).slice(0, 19).replace('T', ' '),
    ];
  });
  return csvTable([READWISE, ...rows]);
}
