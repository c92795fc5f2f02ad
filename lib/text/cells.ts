/**
 * Cells of a CSV that a spreadsheet opens. It takes one that begins with one of these for a formula and
 * may run it (OWASP, "CSV injection"; the wide forms count in East Asian settings, white space before
 * them in some programs): such cells get an apostrophe before them, which reading takes off.
 */
const FORMULA = /^['\s]*[=+\-@\t\r\n＝＋－＠]/;
const GUARDED = /^'['\s]*[=+\-@\t\r\n＝＋－＠]/;

/** Also a cell that begins with apostrophes and a formula's sign, so that none of its own is taken off. */
export function guardCell(cell: string): string {
  return FORMULA.test(cell) ? `'${cell}` : cell;
}

export function unguardCell(cell: string): string {
  return GUARDED.test(cell) ? cell.slice(1) : cell;
}
