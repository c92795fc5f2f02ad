import { isNeverAcronym } from './boilerplate.ts';
import { ACRONYM, LETTER, type Token } from './paragraph.ts';

/**
 * Finds the acronyms of a paragraph, without plural s and dots: "CRCs" and "C.R.C." are "CRC". Three
 * and more in a row, with nothing but blanks between, are somebody shouting.
 */
export function forEachAcronym(
  text: string,
  tokens: readonly Token[],
  visit: (letters: string, plural: boolean) => void,
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
    report(text.slice(token.start, token.end));
  }

  function report(surface: string): void {
    const letters = surface.replace(/(?<=[A-Z]{2})s$/, '');
    if (letters.length < 2 || letters.length > 10 || isNeverAcronym(letters)) return;
    if (/^[A-Z]\d+$/.test(letters) || letters.endsWith('&')) return;
    visit(letters, letters !== surface);
  }
}

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
