import { type Branch, replyNumber } from './branch.ts';
import { indentOf, isBlank, type SourceLine } from './lines.ts';

/**
 * The full form. A comment's text goes to `ReplyDelete`; `Replies` opens the replies, each of which goes
 * to its `Delete`. Only there is a numbered line a reply: elsewhere it is someone's list. A marker
 * counts only where what follows it fits, since people may write the same words.
 */
export function splitMarked(region: readonly SourceLine[]): Branch {
  const close = region.findIndex((line, i) => is(line, 4, 'ReplyDelete') && endsText(region, i));
  const opens = region.findIndex(
    (line, i) => is(line, 4, 'Replies') && replyNumber(nextFilled(region, i)) === 1,
  );
  const end = close >= 0 ? close : opens > 0 ? opens : region.length;
  const replies: SourceLine[][] = [];
  const stray: SourceLine[] = [];
  let reply: SourceLine[] | null = null;
  let announced = false;
  for (let i = close >= 0 ? end + 1 : end; i < region.length; i++) {
    const line = region[i]!;
    const number = replyNumber(line);
    if (reply) {
      if (is(line, 6, 'Delete') && endsReply(region, i)) reply = null;
      else if (number === replies.length + 1 && isBlank(region[i - 1])) {
        // The marker is lost, the number goes on.
        reply = [line];
        replies.push(reply);
      } else reply.push(line);
    } else if (number !== null) {
      reply = [line];
      replies.push(reply);
    } else if (is(line, 4, 'Replies')) announced = true;
    else if (!isBlank(line) && !MARKER.test(line.text)) stray.push(line);
  }
  const open = close < 0 || reply !== null || (announced && replies.length === 0);
  return { text: region.slice(0, end), replies, stray, open };
}

/** The list of replies has a `Delete` of its own, and some pages a `Reply`. */
const MARKER = /^ {4,6}(?:Reply|Delete|ReplyDelete)\s*$/;

function is(line: SourceLine, indent: number, text: string): boolean {
  return indentOf(line.text) === indent && line.text.trim() === text;
}

function nextFilled(lines: readonly SourceLine[], after: number): SourceLine | undefined {
  let next = after + 1;
  while (next < lines.length && isBlank(lines[next])) next++;
  return lines[next];
}

function endsText(region: readonly SourceLine[], at: number): boolean {
  const next = nextFilled(region, at);
  return next === undefined || is(next, 4, 'Replies') || indentOf(next.text) < 4;
}

function endsReply(region: readonly SourceLine[], at: number): boolean {
  const next = nextFilled(region, at);
  return next === undefined || indentOf(next.text) <= 4 || MARKER.test(next.text);
}
