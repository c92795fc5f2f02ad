import type { Inline } from '../../model/index.ts';
import { squash } from '../../text/index.ts';
import { cleanText } from './clean.ts';

/** What surrounds a piece of text; the outermost first. */
export type Mark =
  | { readonly t: 'em' | 'strong' | 'code' }
  | { readonly t: 'link'; readonly href: string };
export type Marks = readonly Mark[];

interface Run {
  text: string;
  readonly break: boolean;
  readonly marks: Marks;
}

/** Adds a mark, unless it is there; of two links the inner counts. */
export function withMark(marks: Marks, mark: Mark): Marks {
  if (mark.t === 'link') return [...marks.filter(({ t }) => t !== 'link'), mark];
  return marks.some(({ t }) => t === mark.t) ? marks : [...marks, mark];
}

/**
 * A paragraph in the making. White space is collapsed as HTML shows it; a second line break in a row
 * ends the paragraph, which is how Blogger parts them.
 */
export interface Paragraph {
  text(text: string, marks: Marks): void;
  /** Whether the paragraph ends here. */
  break(marks: Marks): boolean;
  /** What was collected, and a new beginning; null where nothing of it can be seen. */
  take(): Inline[] | null;
}

export function createParagraph(): Paragraph {
  let runs: Run[] = [];
  let afterSpace = true;

  return {
    text(raw, marks) {
      let text = cleanText(raw).replace(/[ \t\n\f\r]+/g, ' ');
      if (afterSpace && text.startsWith(' ')) text = text.slice(1);
      if (text === '') return;
      afterSpace = text.endsWith(' ');
      const last = runs.at(-1);
      if (last && !last.break && last.marks === marks) last.text += text;
      else runs.push({ text, break: false, marks });
    },
    break(marks) {
      const lineStart = runs.findLastIndex(run => run.break) + 1;
      const line = runs.slice(lineStart);
      if (runs.length === 0) return false;
      if (line.every(run => squash(run.text) === '')) return true;
      trimEnd(runs);
      runs.push({ text: '', break: true, marks });
      afterSpace = true;
      return false;
    },
    take() {
      const taken = runs;
      runs = [];
      afterSpace = true;
      trimStart(taken);
      trimEnd(taken);
      return taken.some(run => squash(run.text) !== '') ? nest(taken, 0) : null;
    },
  };
}

function trimStart(runs: Run[]): void {
  while (runs.length > 0) {
    const first = runs[0]!;
    first.text = first.text.trimStart();
    if (first.text !== '') return;
    runs.shift();
  }
}

function trimEnd(runs: Run[]): void {
  while (runs.length > 0) {
    const last = runs.at(-1)!;
    last.text = last.text.trimEnd();
    if (last.text !== '') return;
    runs.pop();
  }
}

/** Runs that share a mark at this depth become one element around them. */
function nest(runs: readonly Run[], depth: number): Inline[] {
  const out: Inline[] = [];
  let i = 0;
  while (i < runs.length) {
    const run = runs[i]!;
    const mark = run.marks[depth];
    if (mark === undefined) {
      const last = out.at(-1);
      if (run.break) out.push({ t: 'break' });
      else if (typeof last === 'string') out[out.length - 1] = last + run.text;
      else out.push(run.text);
      i++;
      continue;
    }
    let end = i + 1;
    while (end < runs.length && sameMark(runs[end]!.marks[depth], mark)) end++;
    out.push({ ...mark, c: nest(runs.slice(i, end), depth + 1) });
    i = end;
  }
  return out;
}

function sameMark(a: Mark | undefined, b: Mark): boolean {
  if (a === undefined || a.t !== b.t) return false;
  return a.t !== 'link' || b.t !== 'link' || a.href === b.href;
}
