/**
 * Binary interpolative coding (Moffat and Stuiver 2000) of ascending whole numbers within a known
 * range: the middle one first, then each half within what is left. Close to the best possible for
 * places spread evenly over a text; a single one costs the logarithm of the text's length.
 */
import type { BitReader, BitWriter } from './bits.ts';

/** As many bits as are written at once. */
const WIDE = 24;

/** Codes `values[from]` to `values[to - 1]`, each less `base`, all of them from `low` to `high`. */
export function writeAscending(
  bits: BitWriter,
  values: Int32Array,
  base: number,
  from: number,
  to: number,
  low: number,
  high: number,
): void {
  if (from >= to) return;
  // Most words stand in a field once.
  if (to - from === 1) {
    writeWithin(bits, values[from]! - base - low, high - low + 1);
    return;
  }
  const middle = (from + to) >>> 1;
  const value = values[middle]! - base;
  const least = low + (middle - from);
  const most = high - (to - 1 - middle);
  writeWithin(bits, value - least, most - least + 1);
  writeAscending(bits, values, base, from, middle, low, value - 1);
  writeAscending(bits, values, base, middle + 1, to, value + 1, high);
}

/** Reads what `writeAscending` wrote into the same indexes, `base` added. */
export function readAscending(
  bits: BitReader,
  values: Int32Array,
  base: number,
  from: number,
  to: number,
  low: number,
  high: number,
): void {
  if (from >= to) return;
  if (to - from === 1) {
    values[from] = base + low + readWithin(bits, high - low + 1);
    return;
  }
  const middle = (from + to) >>> 1;
  const least = low + (middle - from);
  const most = high - (to - 1 - middle);
  const value = least + readWithin(bits, most - least + 1);
  values[middle] = value + base;
  readAscending(bits, values, base, from, middle, low, value - 1);
  readAscending(bits, values, base, middle + 1, to, value + 1, high);
}

/** Truncated binary: numbers below `range` in as few whole bits as can be. */
function writeWithin(bits: BitWriter, value: number, range: number): void {
  const width = 31 - Math.clz32(range);
  const short = 2 * (1 << width) - range;
  const code = value < short ? value : value + short;
  const size = value < short ? width : width + 1;
  if (size > WIDE) bits.bits(code >>> WIDE, size - WIDE);
  bits.bits(code, Math.min(size, WIDE));
}

function readWithin(bits: BitReader, range: number): number {
  // Nothing but a damaged index has an empty range.
  if (range <= 1) return 0;
  const width = 31 - Math.clz32(range);
  const short = 2 * (1 << width) - range;
  const high = width > WIDE ? bits.bits(width - WIDE) * (1 << WIDE) : 0;
  const value = high + bits.bits(Math.min(width, WIDE));
  return value < short ? value : value * 2 + bits.bits(1) - short;
}
