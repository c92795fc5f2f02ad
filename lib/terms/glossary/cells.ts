/** What a cell of a glossary's CSV may hold. */

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
