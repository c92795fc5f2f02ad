import Papa from 'papaparse';

/** A record of a CSV text, with the line it begins in (1 is the first). */
export interface CsvRecord {
  readonly line: number;
  readonly cells: readonly string[];
  /** Why it can't be trusted; its cells are then of no use. */
  readonly fault: string | null;
}

/**
 * How many characters, in all, are searched for the ends of quotes that nobody closed: each may cost a
 * search to the end of the text (about a second's worth).
 */
const MOST_SEARCHED = 20_000_000;

/**
 * Reads records one by one, until `see` answers false. A quote that is opened and not closed swallows
 * the lines behind it: such a record costs its first line only, and reading goes on with the next.
 *
 * @param text with line feeds as its only line ends
 */
export function readRecords(
  text: string,
  delimiter: string,
  see: (record: CsvRecord) => boolean,
): void {
  let from = 0;
  let line = 1;
  let searched = 0;
  while (from < text.length) {
    if (searched > MOST_SEARCHED) {
      see({ line, cells: [], fault: 'it and the rest have too many quotes that are not closed' });
      return;
    }
    const rest = text.slice(from);
    let start = 0;
    let broken = false;
    let stopped = false;
    Papa.parse(rest, {
      delimiter,
      newline: '\n',
      step({ data, errors, meta }, parser) {
        const own = rest.slice(start, meta.cursor).replace(/\n$/, '');
        const lines = own.split('\n').length;
        const unclosed = errors.some(({ code }) => code === 'MissingQuotes');
        // A stray quote within one line does no harm; with several lines it may have joined them.
        broken = unclosed || (lines > 1 && errors.some(({ code }) => code === 'InvalidQuotes'));
        stopped = !see({ line, cells: data, fault: broken ? 'a quote is not closed' : null });
        if (broken) searched += own.length;
        if (broken || stopped) return parser.abort();
        start = meta.cursor;
        line += lines;
      },
    });
    if (stopped || !broken) return;
    const end = rest.indexOf('\n', start);
    if (end < 0) return;
    from += end + 1;
    line += 1;
  }
}
