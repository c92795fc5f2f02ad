import { isLeadingWord, isNeverName } from './boilerplate.ts';
import { isFirstName } from './first-names.ts';
import { isBodyWord, isCourtesy, isRole } from './kinds.ts';
import {
  joinParts,
  MAJESTY,
  type Part,
  part,
  quotedTitle,
  withList,
  withYear,
} from './name-parts.ts';
import { ACRONYM, CAPITAL, type Token } from './paragraph.ts';
import { isSurnameMonth, personAt } from './person-runs.ts';
import { personSign, type SignSink } from './signs.ts';

export interface NameSink {
  /** A run of capitals, with its connectors: "Ministry of Justice". `initial`: it begins a sentence. */
  name(text: string, initial: boolean): void;
  /** A person, by a title before or a given name: "David Gauke", "Lord Ramsbotham", or a surname alone ("Mr Grayling"). */
  person(name: string): void;
  readonly sign: SignSink;
}

/** What `groupNames` may cut again is taken too: "Release on Temporary Licence", "Napo in Sheffield". */
const CONNECTOR = /^(?: of| for| and| of the| for the| of and| on| in| &| &amp;) $/;
/** With a capital inside a run they show a headline, not a name: "Reverse The Privatisation Of …". */
const INNER =
  /^(?:The|Of|And|An?|To|In|On|For|At|By|Our|Is|Are|Not|With|From|THE|OF|AND|NOT|TO|IS)$/;
const LONGEST_RUN = 9;

/** Finds the capitalised names of a paragraph of prose; gives how many runs of capitals there are. */
export function forEachName(text: string, tokens: readonly Token[], sink: NameSink): number {
  let i = 0;
  let runs = 0;
  while (i < tokens.length) {
    if (!isNameToken(text, tokens[i]!)) {
      i++;
      continue;
    }
    runs++;
    const quoted = quotedTitle(text, tokens, i);
    if (quoted) {
      sink.name(quoted.title, false);
      i = quoted.next;
      continue;
    }
    const run: Part[] = [part(text, tokens[i]!, '')];
    let next = i + 1;
    while (next < tokens.length && run.length < LONGEST_RUN) {
      const joined = joinAt(text, tokens, next, run.at(-1)!);
      if (!joined) break;
      run.push(part(text, tokens[joined.at]!, joined.join));
      next = joined.at + 1;
    }
    withYear(text, tokens, next, run);
    withList(text, tokens, i, run);
    emitRun(run, sink);
    if (run.length <= 3) readSigns(text, tokens, i, next - 1, run, sink);
    i = next;
  }
  return runs;
}

function readSigns(
  text: string,
  tokens: readonly Token[],
  first: number,
  last: number,
  run: readonly Part[],
  sink: NameSink,
): void {
  if (run.length !== last - first + 1 || run.some(({ token }) => token.kind !== CAPITAL)) return;
  if (isLeading(run, 0)) return;
  const sign = personSign(text, tokens, first, last);
  if (sign) sink.sign('person', joinParts(run), sign === 'sure');
}

function isNameToken(text: string, token: Token): boolean {
  if (token.kind === ACRONYM) return true;
  if (token.kind !== CAPITAL || token.end - token.start < 2) return false;
  return (
    !isNeverName(text.slice(token.start, token.end).toLowerCase()) || isCourtesyToken(text, token)
  );
}

function isCourtesyToken(text: string, token: Token): boolean {
  return isCourtesy(text.slice(token.start, token.end).toLowerCase());
}

/** The next token of the run, and how it is joined; null where the run ends. */
function joinAt(
  text: string,
  tokens: readonly Token[],
  next: number,
  last: Part,
): { at: number; join: string } | null {
  const from = last.token.outer;
  if (
    last.token.outer !== last.token.end &&
    last.word.length === last.token.end - last.token.start
  ) {
    return null;
  }
  for (let at = next; at < Math.min(next + 3, tokens.length); at++) {
    const token = tokens[at]!;
    if (isNameToken(text, token) || (at === next && isMaySurname(text, token, last))) {
      if (INNER.test(text.slice(token.start, token.end))) return null;
      const gap = text.slice(from, token.start).replaceAll('\u00a0', ' ');
      if (gap === ' ' || gap === '-') return { at, join: gap };
      if (gap === '. ' && isCourtesyToken(text, last.token)) return { at, join: ' ' };
      if (gap === "' " || gap === '’ ') {
        const whole = MAJESTY.test(last.word.toLowerCase()) || ownsBody(text, tokens, at, last);
        return whole ? { at, join: gap } : null;
      }
      return CONNECTOR.test(gap) ? { at, join: gap.replace('&amp;', '&') } : null;
    }
    if (token.kind !== 0 || token.end - token.start > 3) return null;
  }
  return null;
}

/** "Theresa May" and "Mr March" have a month's name; behind any other word it is the month. */
function isMaySurname(text: string, token: Token, last: Part): boolean {
  if (token.kind !== CAPITAL || !isSurnameMonth(text.slice(token.start, token.end))) return false;
  const before = last.word.toLowerCase();
  // "Grace May 2019" is a date: a number behind it.
  return (
    (isFirstName(before) || isCourtesy(before)) &&
    !/^\s\d/.test(text.slice(token.end, token.end + 2))
  );
}

/** "Magistrates’ Association": behind a plural's apostrophe stands the name of a body. */
function ownsBody(text: string, tokens: readonly Token[], at: number, last: Part): boolean {
  if (last.token.kind !== CAPITAL || !last.word.endsWith('s')) return false;
  for (let i = at; i < at + 3; i++) {
    const token = tokens[i];
    if (token?.kind !== CAPITAL) return false;
    if (isBodyWord(text.slice(token.start, token.end).toLowerCase())) return true;
    if (text[token.outer] !== ' ' || tokens[i + 1]?.start !== token.outer + 1) return false;
  }
  return false;
}

/** Cuts people out of a run and reports what is left between them. */
function emitRun(run: readonly Part[], sink: NameSink): void {
  let from = 0;
  for (let i = 0; i < run.length; i++) {
    const length = personAt(run, i);
    if (length === 0) continue;
    const courtesy = isCourtesy(run[i]!.word.toLowerCase());
    const name = courtesy ? run.slice(i + 1, i + length) : run.slice(i, i + length);
    const role = i > from && isRole(run[i - 1]!.word.toLowerCase());
    if (name.length > 1 || courtesy) sink.person(joinParts(name));
    if (i > from && !role) emitName(run.slice(from, i), sink);
    from = i + length;
    i = from - 1;
  }
  if (from < run.length) emitName(run.slice(from), sink);
}

function emitName(parts: readonly Part[], sink: NameSink): void {
  let from = 0;
  let to = parts.length;
  while (from < to && isLeading(parts, from)) from++;
  while (to > from && isTrailing(parts[to - 1]!)) to--;
  if (from === to) return;
  const left = parts.slice(from, to);
  const first = left[0]!;
  if (left.length === 1 && (first.token.kind !== CAPITAL || first.token.initial)) return;
  // "HMPPS MOJ" is two acronyms, "PUBLIC SERVICE" somebody shouting.
  if (left.every(({ token }) => token.kind === ACRONYM)) return;
  sink.name(joinParts(left), first.token.initial);
}

function isLeading(parts: readonly Part[], at: number): boolean {
  const lower = parts[at]!.word.toLowerCase();
  const next = parts[at + 1]?.word.toLowerCase() ?? '';
  if ((lower === 'her' || lower === 'his') && next.startsWith('majesty')) return false;
  if (lower === 'no' || lower === 'new') return parts.length < 3 && isLeadingWord(lower);
  return isLeadingWord(lower) || isCourtesy(lower);
}

function isTrailing({ word, token }: Part): boolean {
  const lower = word.toLowerCase();
  return token.kind === CAPITAL && (isLeadingWord(lower) || isCourtesy(lower));
}
