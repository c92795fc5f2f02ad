/** Where a text stops being JSON: engines say it each in their own words, or not at all. */

type Awaited = 'value' | 'value or ]' | 'key' | 'key or }' | 'colon' | 'next';

const VALUE = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
const SPACE = /[ \t\n\r]*/y;
const SPECIAL = /["\\]|(?![\u007f-\u009f])\p{Cc}/gu;
const ESCAPE = /\\(?:["\\/bfnrt]|u[\da-fA-F]{4})/y;
const HALF_ESCAPE = /\\(?:u[\da-fA-F]{0,3})?$/y;

/**
 * The index of the first character that can't stand where it does, or the text's length where it only
 * ends too early; null for JSON. In UTF-16 units; nothing but brackets is held.
 */
export function brokenAt(text: string): number | null {
  const open: ('{' | '[')[] = [];
  let awaited: Awaited = 'value';
  let at = 0;
  for (;;) {
    at = endOf(SPACE, text, at);
    const sign = text[at];
    if (sign === undefined) return awaited === 'next' && open.length === 0 ? null : text.length;
    if (awaited === 'next') {
      const inside = open.at(-1);
      if (sign === ',' && inside) awaited = inside === '{' ? 'key' : 'value';
      else if (inside && sign === (inside === '{' ? '}' : ']')) open.pop();
      else return at;
      at++;
    } else if (awaited === 'colon') {
      if (sign !== ':') return at;
      awaited = 'value';
      at++;
    } else if (sign === (awaited === 'key or }' ? '}' : awaited === 'value or ]' ? ']' : '')) {
      open.pop();
      awaited = 'next';
      at++;
    } else if (sign === '"') {
      const string = readString(text, at);
      if (!string.whole) return string.end;
      awaited = awaited.startsWith('key') ? 'colon' : 'next';
      at = string.end;
    } else if (awaited.startsWith('key')) {
      return at;
    } else if (sign === '{' || sign === '[') {
      open.push(sign);
      awaited = sign === '{' ? 'key or }' : 'value or ]';
      at++;
    } else {
      const end = endOf(VALUE, text, at);
      if (end === at) return at;
      awaited = 'next';
      at = end;
    }
  }
}

/** The index behind what the sticky pattern matches at a place; the place itself where it does not. */
function endOf(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}

/** The index behind a string that begins here, or that of what is wrong in it. */
function readString(text: string, start: number): { whole: boolean; end: number } {
  SPECIAL.lastIndex = start + 1;
  for (let found = SPECIAL.exec(text); found; found = SPECIAL.exec(text)) {
    if (found[0] === '"') return { whole: true, end: SPECIAL.lastIndex };
    const end = found[0] === '\\' ? endOf(ESCAPE, text, found.index) : found.index;
    if (end === found.index) {
      return { whole: false, end: endOf(HALF_ESCAPE, text, found.index) };
    }
    SPECIAL.lastIndex = end;
  }
  return { whole: false, end: text.length };
}
