import { CAPITAL, LOWER, NUMBER, type Token } from './paragraph.ts';

/** Words whose possessive is part of a name: "His Majesty’s Prison Service". */
export const MAJESTY =
  /^(?:majesty|king|queen|prince|women|men|children|people|victim|victims|prisoner|prisoners|young people|crown)$/;

/** A word of a run of capitals. */
export interface Part {
  readonly word: string;
  readonly token: Token;
  /** What stands between the part before and this one: ' ', ' of ', ' and '. */
  readonly join: string;
}

export function part(text: string, token: Token, join: string): Part {
  const whole = MAJESTY.test(text.slice(token.start, token.end).toLowerCase());
  return { word: text.slice(token.start, whole ? token.outer : token.end), token, join };
}

export function joinParts(parts: readonly Part[]): string {
  let text = '';
  for (const [at, { word, join: before }] of parts.entries())
    text += (at === 0 ? '' : before) + word;
  return text;
}

const CLOSING: Readonly<Record<string, string>> = { '‘': '’', '“': '”', '"': '"', "'": "'" };

/**
 * A title in quotation marks that holds a comma or the like: ‘Strengthening Probation, Building
 * Confidence’. Every word of more than three letters has its capital; at most 80 characters.
 */
export function quotedTitle(
  text: string,
  tokens: readonly Token[],
  first: number,
): { title: string; next: number } | null {
  const start = tokens[first]!.start;
  const closing = start > 0 ? CLOSING[text[start - 1]!] : undefined;
  if (closing === undefined) return null;
  const length = text.slice(start, start + 81).indexOf(closing);
  if (length < 0) return null;
  const end = start + length;
  const title = text.slice(start, end).replace(/[,.]$/, '');
  if (!/[,:–] /.test(title) || /[.!?;] /.test(title)) return null;
  let next = first;
  for (; next < tokens.length && tokens[next]!.start < end; next++) {
    const token = tokens[next]!;
    if (token.kind === LOWER && token.end - token.start > 3) return null;
  }
  return next - first >= 3 ? { title, next } : null;
}

/** "Criminal Justice Act 2003". */
export function withYear(text: string, tokens: readonly Token[], next: number, run: Part[]): void {
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
export function withList(text: string, tokens: readonly Token[], first: number, run: Part[]): void {
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
