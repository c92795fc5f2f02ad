/**
 * Codes that people print, read aloud and type: Crockford's base 32 (no I, L, O, U; case does not matter,
 * O is read as 0, I and L as 1), in groups of four with hyphens, two characters of checksum at the end.
 */
import { hash53 } from '../model/index.ts';
import type { Bytes } from './crypto-port.ts';

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const CHECKED = 2;

/** `bytes` in five-bit digits, the last padded with zeroes. */
export function writeCode(bytes: Uint8Array): string {
  const digits = toDigits(bytes);
  const all = digits + checksum(digits);
  return all.match(/.{1,4}/g)!.join('-');
}

/** Null where it is none, is not of `length` bytes, or was mistyped (of 1,024 slips, one is not noticed). */
export function readCode(code: string, length: number): Bytes | null {
  const clean = code
    .toUpperCase()
    .replace(/[\s\-–—]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
  const digits = clean.slice(0, -CHECKED);
  if (digits.length !== Math.ceil((length * 8) / 5)) return null;
  if (checksum(digits) !== clean.slice(-CHECKED)) return null;
  const bytes = new Uint8Array(length);
  let [bits, held, at] = [0, 0, 0];
  for (const digit of digits) {
    const value = ALPHABET.indexOf(digit);
    if (value < 0) return null;
    bits = ((bits << 5) | value) & 0xfff;
    held += 5;
    if (held >= 8 && at < length) {
      held -= 8;
      bytes[at++] = (bits >>> held) & 255;
    }
  }
  // Two codes for the same bytes would make one of them a mistyped one.
  return toDigits(bytes) === digits ? bytes : null;
}

function toDigits(bytes: Uint8Array): string {
  let [digits, bits, held] = ['', 0, 0];
  for (const byte of bytes) {
    bits = ((bits << 8) | byte) & 0x1fff;
    held += 8;
    while (held >= 5) {
      held -= 5;
      digits += ALPHABET[(bits >>> held) & 31];
    }
  }
  return held === 0 ? digits : digits + ALPHABET[(bits << (5 - held)) & 31];
}

function checksum(digits: string): string {
  const hash = hash53(digits) % 1024;
  return `${ALPHABET[hash >>> 5]}${ALPHABET[hash & 31]}`;
}
