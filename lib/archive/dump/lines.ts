import { FailureError } from '../../model/index.ts';
import type { Place } from '../items.ts';

/** One line of a source, without its end. */
export interface SourceLine {
  readonly text: string;
  readonly place: Place;
}

export interface LineReader {
  write(chunk: string): SourceLine[];
  end(): SourceLine[];
  /** Where the next line begins. */
  place(): Place;
}

/** In UTF-16 units. The longest post of a real blog is a fortieth of this. */
export const MAX_LINE = 2_000_000;

const CONTROL = /(?!\t)\p{Cc}|\p{Cs}/u;
const CONTROLS = /(?!\t)\p{Cc}/gu;
const LONE_SURROGATES = /\p{Cs}/gu;

/**
 * Puts lines together from chunks that may end anywhere. Ends are LF, CR LF and lone CR, mixed as they
 * come; a byte order mark at the start of the source is dropped, control characters too. Offsets count
 * what was read, not what was kept. Throws `FailureError` ('too-long-line') without holding more than
 * `MAX_LINE` units and one chunk.
 */
export function createLineReader(from: Place = { offset: 0, line: 1 }): LineReader {
  let partial = '';
  let offset = from.offset;
  let line = from.line;
  let afterReturn = false;

  const finish = (ending: number): SourceLine => {
    const text = offset === 0 && partial.startsWith('\ufeff') ? partial.slice(1) : partial;
    const done = { text: clean(text), place: { offset, line } };
    offset += partial.length + ending;
    if (line !== null) line++;
    partial = '';
    return done;
  };
  const extend = (piece: string) => {
    if (partial.length + piece.length > MAX_LINE) throw tooLong(line);
    partial += piece;
  };

  return {
    write(chunk) {
      const lines: SourceLine[] = [];
      if (chunk === '') return lines;
      let start = 0;
      if (afterReturn && chunk[0] === '\n') {
        start = 1;
        offset++;
      }
      afterReturn = false;
      const ends = /\r\n?|\n/g;
      ends.lastIndex = start;
      for (let end = ends.exec(chunk); end !== null; end = ends.exec(chunk)) {
        extend(chunk.slice(start, end.index));
        lines.push(finish(end[0].length));
        start = ends.lastIndex;
        // The line feed of this carriage return may be in the next chunk.
        afterReturn = end[0] === '\r' && start === chunk.length;
      }
      extend(chunk.slice(start));
      return lines;
    },
    end: () => (partial === '' ? [] : [finish(0)]),
    place: () => ({ offset, line }),
  };
}

function clean(text: string): string {
  if (!CONTROL.test(text)) return text;
  return text.replace(CONTROLS, '').replace(LONE_SURROGATES, '\ufffd');
}

function tooLong(line: number | null): FailureError {
  const which = line === null ? 'A line' : `Line ${line}`;
  return new FailureError({
    code: 'too-long-line',
    message: `${which} is longer than 2,000,000 characters: this is no plain-text dump.`,
    action: 'Save the page as plain text again, so that its lines are kept, and import that.',
  });
}

export function isBlank(line: SourceLine | undefined): boolean {
  return line === undefined || line.text.trim() === '';
}

/** How many spaces a line begins with. */
export function indentOf(text: string): number {
  let indent = 0;
  while (text[indent] === ' ') indent++;
  return indent;
}
