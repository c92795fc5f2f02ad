/** One line of the table that the bench prints. */
export interface Figure {
  readonly what: string;
  readonly value: string;
  /** The same work by a peer in the same run, and how many times as long it took. */
  readonly peer?: string;
  /** The number to reach, as the design has it. */
  readonly reach?: string;
  /** Whether it was; absent where there is no number to reach. */
  readonly met?: boolean;
}

export function median(values: readonly number[]): number {
  return percentile(values, 50);
}

/** By the nearest rank; NaN of nothing. */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1)] ?? Number.NaN;
}

/** Milliseconds that some work takes, and what it gave. */
export async function timed<T>(work: () => T | Promise<T>): Promise<[number, T]> {
  const start = performance.now();
  const result = await work();
  return [performance.now() - start, result];
}

/** Milliseconds of each of some runs. */
export async function timings(runs: number, work: () => unknown): Promise<number[]> {
  const times: number[] = [];
  for (let run = 0; run < runs; run++) times.push((await timed(work))[0]);
  return times;
}

export function ms(milliseconds: number): string {
  const digits = milliseconds < 0.1 ? 3 : milliseconds < 10 ? 2 : milliseconds < 100 ? 1 : 0;
  return `${milliseconds.toFixed(digits)} ms`;
}

/** Bytes in so many milliseconds, as MB/s. */
export function rate(bytes: number, milliseconds: number): number {
  return bytes / 1000 / milliseconds;
}

/** How long a peer took beside ours: '5.3 times ours', or '1/12 of ours' where it was faster. */
export function beside(peer: number, own: number): string {
  return peer >= own ? `${round(peer / own)} times ours` : `1/${round(own / peer)} of ours`;
}

/** The same in short, for tables: '5.3 ×', or '1/12' where it was faster. */
export function times(peer: number, own: number): string {
  return peer >= own ? `${round(peer / own)} ×` : `1/${round(own / peer)}`;
}

function round(ratio: number): string {
  return ratio < 10 ? ratio.toFixed(1) : String(Math.round(ratio));
}

/** '50th and 95th percentile' of some milliseconds. */
export function spread(values: readonly number[]): string {
  return `${ms(percentile(values, 50))}, 95 %: ${ms(percentile(values, 95))}`;
}

export function printFigures(title: string, figures: readonly Figure[]): void {
  const rows = figures.map(({ what, value, peer = '', reach = '', met }) => [
    what,
    value,
    peer,
    reach,
    met === undefined ? '' : met ? 'met' : 'NOT MET',
  ]);
  printTable(title, rows);
}

/** Rows of as many cells each, in columns. */
export function printTable(title: string, rows: readonly (readonly string[])[]): void {
  const widths =
    rows[0]?.map((_, column) => Math.max(...rows.map(row => row[column]!.length))) ?? [];
  console.log(`\n${title}`);
  for (const row of rows) {
    console.log(`  ${row.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join('   ')}`.trimEnd());
  }
}
