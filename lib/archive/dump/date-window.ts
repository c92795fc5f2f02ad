import { looksLikeDateLine } from './date-line.ts';
import { indentOf, isBlank, type SourceLine } from './lines.ts';

export interface ReadLine extends SourceLine {
  /** The line is a date line that begins a post. */
  readonly begins: boolean;
}

export interface DateWindow {
  push(lines: readonly SourceLine[]): ReadLine[];
  end(): ReadLine[];
}

/** A title is no longer; what is longer below a date is a paragraph of an article. */
const MAX_TITLE = 250;

/**
 * Tells the dates that begin posts from those in letters and bylines. A post's date is followed by a
 * blank line and stands behind one, or behind a comment, or first of all. Where text stands right
 * above it, as where dumps were put end to end, what follows must look like a title or the gap that a
 * lost title leaves. So a date is held back for at most three lines.
 */
export function createDateWindow(resumed = false): DateWindow {
  let queue: SourceLine[] = [];
  let previous: SourceLine | null = null;
  /** The first line of a source needs nothing around it. */
  let atStart = !resumed;

  const drain = (ended: boolean): ReadLine[] => {
    const out: ReadLine[] = [];
    let head = 0;
    for (; head < queue.length; head++) {
      const line = queue[head]!;
      let begins = false;
      if (looksLikeDateLine(line.text)) {
        const verdict = atStart || judge(previous, queue.slice(head + 1, head + 4), ended);
        if (verdict === null) break;
        begins = verdict;
      }
      out.push({ ...line, begins });
      if (!isBlank(line)) atStart = false;
      previous = line;
    }
    queue = queue.slice(head);
    return out;
  };

  return {
    push(lines) {
      queue = queue.length > 0 ? [...queue, ...lines] : [...lines];
      return drain(false);
    },
    end: () => drain(true),
  };
}

/** True, false, or null while more lines are needed. */
function judge(
  previous: SourceLine | null,
  following: readonly SourceLine[],
  ended: boolean,
): boolean | null {
  const [gap, title, below] = following;
  if (!gap && !ended) return null;
  if (!isBlank(gap)) return false;
  if (previous === null || isBlank(previous) || indentOf(previous.text) > 0) return true;
  if (!title) return ended ? false : null;
  if (isBlank(title)) return true;
  if (title.text.length > MAX_TITLE) return false;
  return below || ended ? isBlank(below) : null;
}
