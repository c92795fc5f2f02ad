import { isLeadingWord, isNeverName } from './boilerplate.ts';
import { isCommonWord } from './common-words.ts';
import { isFirstName } from './first-names.ts';
import { isCourtesy, isPeerage, isRole, isSurnameLike } from './kinds.ts';
import { ACRONYM, CAPITAL, LOWER, NUMBER, type Token } from './paragraph.ts';

export interface NameSink {
  /** A run of capitals, with its connectors: "Ministry of Justice". `initial`: it begins a sentence. */
  name(text: string, initial: boolean): void;
  /** A person, by a title before or a given name: "David Gauke", "Lord Ramsbotham", or a surname alone ("Mr Grayling"). */
  person(name: string): void;
}

const CONNECTOR = /^(?: of| for| and| of the| for the| of and| &| &amp;) $/;
const MAJESTY =
  /^(?:majesty|king|queen|prince|women|men|children|people|victim|victims|prisoner|prisoners|young people|crown)$/;
/** With a capital inside a run they show a headline, not a name: "Reverse The Privatisation Of …". */
const INNER =
  /^(?:The|Of|And|An?|To|In|On|For|At|By|Our|Is|Are|Not|With|From|THE|OF|AND|NOT|TO|IS)$/;
const LONGEST_RUN = 9;

interface Part {
  readonly word: string;
  readonly token: Token;
  /** What stands between the part before and this one: ' ', ' of ', ' and '. */
  readonly join: string;
}

/** Finds the capitalised names of a paragraph of prose. */
export function forEachName(text: string, tokens: readonly Token[], sink: NameSink): void {
  let i = 0;
  while (i < tokens.length) {
    if (!isNameToken(text, tokens[i]!)) {
      i++;
      continue;
    }
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
    i = next;
  }
}

const CLOSING: Readonly<Record<string, string>> = { '‘': '’', '“': '”', '"': '"', "'": "'" };

/**
 * A title in quotation marks that holds a comma or the like: ‘Strengthening Probation, Building
 * Confidence’. Every word of more than three letters has its capital; at most 80 characters.
 */
function quotedTitle(
  text: string,
  tokens: readonly Token[],
  first: number,
): { title: string; next: number } | null {
  const start = tokens[first]!.start;
  const closing = start > 0 ? CLOSING[text[start - 1]!] : undefined;
  if (closing === undefined) return null;
  const end = text.indexOf(closing, start);
  if (end < 0 || end - start > 80) return null;
  const title = text.slice(start, end).replace(/[,.]$/, '');
  if (!/[,:–] /.test(title) || /[.!?;] /.test(title)) return null;
  let next = first;
  for (; next < tokens.length && tokens[next]!.start < end; next++) {
    const token = tokens[next]!;
    if (token.kind === LOWER && token.end - token.start > 3) return null;
  }
  return next - first >= 3 ? { title, next } : null;
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

function part(text: string, token: Token, join: string): Part {
  const whole = MAJESTY.test(text.slice(token.start, token.end).toLowerCase());
  return { word: text.slice(token.start, whole ? token.outer : token.end), token, join };
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
    if (isNameToken(text, token)) {
      if (INNER.test(text.slice(token.start, token.end))) return null;
      const gap = text.slice(from, token.start).replaceAll('\u00a0', ' ');
      if (gap === ' ' || gap === '-') return { at, join: gap };
      if (gap === '. ' && isCourtesyToken(text, last.token)) return { at, join: ' ' };
      if ((gap === "' " || gap === '’ ') && MAJESTY.test(last.word.toLowerCase()))
        return { at, join: gap };
      return CONNECTOR.test(gap) ? { at, join: gap.replace('&amp;', '&') } : null;
    }
    if (token.kind !== 0 || token.end - token.start > 3) return null;
  }
  return null;
}

/** "Criminal Justice Act 2003". */
function withYear(text: string, tokens: readonly Token[], next: number, run: Part[]): void {
  const token = tokens[next];
  const last = run.at(-1)!;
  if (!token || token.kind !== NUMBER || !/^(?:Act|Order|Regulations|Bill|Rules)$/.test(last.word))
    return;
  if (
    token.start - last.token.outer !== 1 ||
    !/^(?:19|20)\d\d$/.test(text.slice(token.start, token.end))
  )
    return;
  run.push({ word: text.slice(token.start, token.end), token, join: ' ' });
}

/** "Police, Crime, Sentencing and Courts Bill": a list before the run belongs to it. */
function withList(text: string, tokens: readonly Token[], first: number, run: Part[]): void {
  if (!run.some(({ word }) => word === 'Act' || word === 'Bill')) return;
  if (!run.some(({ join }) => join === ' and ')) return;
  for (let at = first - 1; at >= 0; at--) {
    const token = tokens[at]!;
    const begin = run[0]!;
    if (token.kind !== CAPITAL || text.slice(token.outer, begin.token.start) !== ', ') return;
    run[0] = { ...begin, join: ', ' };
    run.unshift(part(text, token, ''));
  }
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
    if (name.length > 1 || courtesy) sink.person(join(name));
    if (i > from && !role) emitName(run.slice(from, i), sink);
    from = i + length;
    i = from - 1;
  }
  if (from < run.length) emitName(run.slice(from), sink);
}

/** How many parts from `i` make a person's name, a title included; 0 for none. */
function personAt(run: readonly Part[], i: number): number {
  const lower = run[i]!.word.toLowerCase();
  const plain = (at: number) =>
    at < run.length &&
    (run[at]!.join === ' ' || run[at]!.join === '-') &&
    run[at]!.token.kind === CAPITAL;
  const count = (least: number) => {
    let length = least;
    while (plain(i + length) && length < 4 && isSurname(run[i + length]!.word)) length++;
    return length;
  };
  if (isCourtesy(lower) || isPeerage(lower)) {
    if (!plain(i + 1) || !isSurname(run[i + 1]!.word)) return 0;
    return count(2);
  }
  if (run[i]!.token.kind !== CAPITAL) return 0;
  const afterRole = i > 0 && run[i]!.join === ' ' && isRole(run[i - 1]!.word.toLowerCase());
  const given = isFirstName(lower) && !isLeadingWord(lower);
  if (!plain(i + 1) || !isSurname(run[i + 1]!.word)) return 0;
  if (given) return Math.min(count(2), 3);
  // "Chief Inspector Justin Russell" is caught above; here the given name is one we do not know.
  const unknown = !isCommonWord(lower) && !isCommonWord(run[i + 1]!.word.toLowerCase());
  return afterRole && unknown ? Math.min(count(2), 3) : 0;
}

function isSurname(word: string): boolean {
  const lower = word.toLowerCase();
  return (
    lower.length > 1 &&
    isSurnameLike(lower) &&
    !isNeverName(lower) &&
    !isCourtesy(lower) &&
    !isLeadingWord(lower)
  );
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
  sink.name(join(left), first.token.initial);
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

function join(parts: readonly Part[]): string {
  let text = '';
  for (const [at, { word, join: before }] of parts.entries())
    text += (at === 0 ? '' : before) + word;
  return text;
}
