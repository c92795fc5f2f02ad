import type { Mention } from '../../../lib/model/index.ts';

/** What ends a word: the matcher takes U+02BC, a letter to Unicode, for the apostrophe that it is typed as. */
const WORD = '[[\\p{L}\\p{N}\\p{M}]--[\\u02bc]]';
const INVISIBLE = '[\\u00ad\\u200b-\\u200d\\u2060\\ufeff]*';

function literal(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}

/** One alternation, longest first: the terms to the letter. */
export function plainOracle(forms: readonly string[], text: string): Mention[] {
  const sorted = [...forms].sort((a, b) => b.length - a.length);
  const pattern = new RegExp(`(?<!${WORD})(?:${sorted.map(literal).join('|')})(?!${WORD})`, 'gv');
  return [...text.matchAll(pattern)].map(match => ({
    start: match.index,
    end: match.index + match[0].length,
    term: forms.indexOf(match[0]),
  }));
}

const SPACE = '[\\s--[\\n\\u2028\\u2029\\ufeff]]';
const BETWEEN = `(?:[\\-\\u2010-\\u2013]|${SPACE}+(?:\\n${SPACE}*)?|\\n${SPACE}*)`;

function variant(character: string): string {
  if (/\s/.test(character) || character === '-') return BETWEEN;
  if (character === "'") return "['\\u2018\\u2019\\u02bc\\uff07]";
  if (!/\p{L}/u.test(character)) return literal(character);
  const accented = character === 'e' ? '[eé]' : character === 'E' ? '[EÉ]' : character;
  return `${accented}[\\u0300-\\u036f]*`;
}

export interface OracleForm {
  readonly text: string;
  readonly anyCase: boolean;
  readonly shouted: boolean;
  readonly plural: boolean;
}

/** Every form by a pattern of its own at every place; leftmost, then longest. For words of a to z. */
export function variantOracle(forms: readonly OracleForm[], text: string): Mention[] {
  const patterns = forms.flatMap((form, term) => {
    const spell = (surface: string) => [...surface].map(variant).join(INVISIBLE);
    const s = `(?:${INVISIBLE}s[\\u0300-\\u036f]*)?`;
    const made = [
      { term, body: spell(form.text) + (form.plural ? s : ''), flags: form.anyCase ? 'i' : '' },
    ];
    if (form.shouted) {
      const tail = form.plural ? s.replace('s[', '[sS][') : '';
      made.push({ term, body: spell(form.text.toUpperCase()) + tail, flags: '' });
    }
    return made.map(({ body, flags }) => ({
      term,
      pattern: new RegExp(`(?<!${WORD}${INVISIBLE})${body}(?!${INVISIBLE}${WORD})`, `y${flags}v`),
    }));
  });
  const found: Mention[] = [];
  for (let at = 0; at < text.length; ) {
    let best: Mention | null = null;
    for (const { term, pattern } of patterns) {
      pattern.lastIndex = at;
      const match = pattern.exec(text);
      const end = at + (match?.[0].length ?? 0);
      if (match && end > (best?.end ?? at)) best = { start: at, end, term };
    }
    if (best) found.push(best);
    at = best ? best.end : at + 1;
  }
  return found;
}
