import { type Branch, replyNumber } from './branch.ts';
import { indentOf, isBlank, type SourceLine } from './lines.ts';

/**
 * The stripped form, where only indentation and numbers are left. A reply begins behind a blank line and
 * its text is indented by six, so the comment's own text has ended by then: replies can only stand
 * behind the last line that is indented by four and begins none. They count from 1 once, so of two
 * such runs the first is a list in the text. What a list at the very end of a comment, its items a
 * blank line apart, looks like is replies: nothing tells them apart, and they are taken for these.
 */
export function splitBare(region: readonly SourceLine[]): Branch {
  let first = -1;
  region.forEach((line, i) => {
    if (i === 0 || isBlank(line)) return;
    const begins = beginsReply(region, i);
    if (!begins && indentOf(line.text) < 6) {
      first = -1;
    } else if (begins && replyNumber(line) === 1) first = i;
  });
  if (first < 0) return { text: region, replies: [], stray: [], open: false };
  const replies: SourceLine[][] = [];
  for (let i = first; i < region.length; i++) {
    const line = region[i]!;
    if (beginsReply(region, i)) replies.push([line]);
    else replies.at(-1)?.push(line);
  }
  return { text: region.slice(0, first), replies, stray: [], open: false };
}

/** Items of a list follow each other directly; between replies there is a blank line. */
function beginsReply(region: readonly SourceLine[], at: number): boolean {
  const next = region[at + 1];
  return (
    replyNumber(region[at]) !== null &&
    isBlank(region[at - 1]) &&
    (isBlank(next) || indentOf(next!.text) >= 6)
  );
}
