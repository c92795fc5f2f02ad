/**
 * What a cell of a glossary's CSV may hold. A spreadsheet takes a cell that begins with one of these
 * for a formula and may run it (OWASP, "CSV injection"; the wide forms count in East Asian settings):
 * such cells get an apostrophe before them, which reading takes off.
 */
const FORMULA = /^'*[=+\-@\t\r\n＝＋－＠]/;
const GUARDED = /^'+[=+\-@\t\r\n＝＋－＠]/;

/** Also a cell that begins with apostrophes and a formula's sign, so that none of its own is taken off. */
export function guard(cell: string): string {
  return FORMULA.test(cell) ? `'${cell}` : cell;
}

export function unguard(cell: string): string {
  return GUARDED.test(cell) ? cell.slice(1) : cell;
}

/** A list in one cell: `|` between, `\|` and `\\` within. */
export function joinList(list: readonly string[]): string {
  return list.map(text => text.replace(/[\\|]/g, '\\$&')).join('|');
}

/** A backslash before anything else is itself: people write such lists by hand. */
export function splitList(cell: string): string[] {
  const parts = cell.match(/(?:\\[\\|]|[^|])+/g) ?? [];
  return parts.map(part => part.replace(/\\([\\|])/g, '$1').trim()).filter(part => part !== '');
}

const YES = new Set(['yes', 'y', 'true', '1', 'x']);
const NO = new Set(['', 'no', 'n', 'false', '0']);

/** Null where the cell says neither. */
export function yesOrNo(cell: string): boolean | null {
  const word = cell.trim().toLowerCase();
  if (YES.has(word)) return true;
  return NO.has(word) ? false : null;
}
