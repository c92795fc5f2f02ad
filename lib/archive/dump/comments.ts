import { splitBare } from './bare-thread.ts';
import { REPLY, TOP, topNumber } from './branch.ts';
import { indentOf, isBlank, type SourceLine } from './lines.ts';
import { splitMarked } from './marked-thread.ts';

/** A comment as lines, before its text is read. */
export interface RawComment {
  /** As the page numbers it: replies from 1 again under each comment. */
  readonly number: number;
  /** Index of the comment that it answers, null at the top. */
  readonly parent: number | null;
  readonly start: SourceLine;
  /** Indentation taken off; the first is what stands behind the number. */
  readonly lines: readonly string[];
}

export interface Thread {
  readonly comments: readonly RawComment[];
  /** Lines that belong to no comment, such as the page's footer. */
  readonly stray: readonly SourceLine[];
  /** The last comment lacks its closing marker. */
  readonly open: boolean;
}

/** Whether the comments have their closing markers, as the full form of a dump does. */
export function hasMarkers(lines: readonly SourceLine[]): boolean {
  return lines.some(line => line.text.trimEnd() === '    ReplyDelete');
}

/** Reads a list of comments that begins at the first of the lines and goes to their end. */
export function readThread(lines: readonly SourceLine[]): Thread {
  const marked = hasMarkers(lines);
  const split = marked ? splitMarked : splitBare;
  const comments: RawComment[] = [];
  const stray: SourceLine[] = [];
  let open = false;
  for (const region of regions(lines, marked)) {
    const branch = split(region);
    const parent = comments.length;
    comments.push(rawComment(branch.text, null));
    for (const reply of branch.replies) comments.push(rawComment(reply, parent));
    stray.push(...branch.stray);
    open = branch.open;
  }
  return { comments, stray, open };
}

/** The stretches from one top-level number to the next. Text is never indented by two spaces. */
function regions(lines: readonly SourceLine[], marked: boolean): SourceLine[][] {
  const out: SourceLine[][] = [];
  let last = 0;
  lines.forEach((line, i) => {
    const number = topNumber(line);
    const begins =
      number !== null && (i === 0 || marked || (isBlank(lines[i - 1]) && number > last));
    if (begins) {
      out.push([line]);
      last = number;
    } else out.at(-1)?.push(line);
  });
  return out;
}

function rawComment(lines: readonly SourceLine[], parent: number | null): RawComment {
  const start = lines[0]!;
  const match = (parent === null ? TOP : REPLY).exec(start.text);
  const indent = parent === null ? 4 : 6;
  const rest = lines.slice(1).map(line => line.text.slice(Math.min(indent, indentOf(line.text))));
  return { number: Number(match?.[1]), parent, start, lines: [match?.[2] ?? '', ...rest] };
}
