import { isNeverAcronym } from './boilerplate.ts';
import { ACRONYM, LETTER, NUMBER, type Token } from './paragraph.ts';

export interface AcronymSink {
  acronym(letters: string, plural: boolean): void;
  /** An instruction or order by its number: "PI 05/2014". */
  numbered(name: string): void;
}

/**
 * Finds the acronyms of a paragraph, without plural s and dots: "CRCs" and "C.R.C." are "CRC". Those
 * with a number behind a hyphen ("CAS-2") are acronyms of their own. Three and more in a row, with
 * nothing but blanks between, are somebody shouting.
 */
export function forEachAcronym(
  text: string,
  tokens: readonly Token[],
  { acronym: visit, numbered }: AcronymSink,
): void {
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]!;
    if (token.kind !== ACRONYM && token.kind !== LETTER) continue;
    const joined = joinedEnd(text, tokens, i);
    if (joined > i) {
      const surface = text.slice(token.start, tokens[joined]!.end);
      report(surface.replaceAll('.', ''));
      i = joined;
      continue;
    }
    if (token.kind === LETTER) continue;
    const loud = shoutEnd(text, tokens, i);
    if (loud >= i + 2) {
      i = loud;
      continue;
    }
    const next = tokens[i + 1];
    if (next?.kind === NUMBER && text[token.end] === '-' && next.start === token.end + 1) {
      if (next.end - next.start <= 2 && text[next.end] !== '-') {
        report(text.slice(token.start, next.end));
        continue;
      }
    }
    if (next?.kind === NUMBER && next.start === token.outer + 1) {
      const number = NUMBERED.exec(text.slice(next.start, next.start + 8))?.[0];
      if (number !== undefined) numbered(`${text.slice(token.start, token.end)} ${number}`);
    }
    report(text.slice(token.start, token.end));
  }

  function report(surface: string): void {
    const letters = surface.replace(/(?<=[A-Z]{2})s$/, '');
    if (letters.length < 2 || letters.length > 10 || isNeverAcronym(letters)) return;
    if (/^[A-Z]\d+$/.test(letters) || letters.endsWith('&')) return;
    visit(letters, letters !== surface);
  }
}

const NUMBERED = /^\d{1,3}\/(?:19|20)\d\d/;

/** The last token of "R&D" or "C.R.C."; `i` where it stands alone. */
function joinedEnd(text: string, tokens: readonly Token[], i: number): number {
  let at = i;
  let mark = '';
  while (at + 1 < tokens.length) {
    const here = tokens[at]!;
    const next = tokens[at + 1]!;
    if (next.kind !== LETTER && (next.kind !== ACRONYM || mark === '.')) break;
    if (next.start - here.end !== 1 || here.end - i > 12) break;
    const between = text[here.end]!;
    const fits = between === '&' || (between === '.' && here.kind === LETTER);
    if (!fits || (mark !== '' && mark !== between)) break;
    mark = between;
    at++;
  }
  return at;
}

function shoutEnd(text: string, tokens: readonly Token[], i: number): number {
  let at = i;
  while (at + 1 < tokens.length) {
    const next = tokens[at + 1]!;
    if (next.kind !== ACRONYM && next.kind !== LETTER) break;
    if (text.slice(tokens[at]!.outer, next.start) !== ' ') break;
    at++;
  }
  return at;
}
