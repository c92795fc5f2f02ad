import type { SourceLine } from './lines.ts';

/** One top-level comment and what answers it. */
export interface Branch {
  /** Lines of its own text, the first of them with the number. */
  readonly text: readonly SourceLine[];
  readonly replies: readonly (readonly SourceLine[])[];
  readonly stray: readonly SourceLine[];
  readonly open: boolean;
}

/** Two spaces, whatever the width of the number. */
export const TOP = /^ {2}(\d{1,6})\.(?: (.*))?$/;
export const REPLY = /^ {4}(\d{1,6})\.(?: (.*))?$/;

/** The number of a line that may begin a top-level comment, else null. */
export function topNumber(line: SourceLine | undefined): number | null {
  const match = line === undefined ? null : TOP.exec(line.text);
  return match ? Number(match[1]) : null;
}

/** The number of a line that may begin a reply, else null. */
export function replyNumber(line: SourceLine | undefined): number | null {
  const match = line === undefined ? null : REPLY.exec(line.text);
  return match ? Number(match[1]) : null;
}
