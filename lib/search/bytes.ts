/** Bytes out and in: variable-length integers (LEB128), UTF-16 strings, checksums. */

/** A byte buffer that grows. */
export class ByteWriter {
  #buffer = new Uint8Array(256);
  length = 0;

  #room(more: number): void {
    if (this.length + more <= this.#buffer.length) return;
    const bigger = new Uint8Array(Math.max(this.#buffer.length * 2, this.length + more));
    bigger.set(this.#buffer.subarray(0, this.length));
    this.#buffer = bigger;
  }

  byte(value: number): void {
    this.#room(1);
    this.#buffer[this.length++] = value;
  }

  /** A whole number from 0 to 2^53 - 1. */
  varint(value: number): void {
    this.#room(8);
    let rest = value;
    while (rest > 127) {
      this.#buffer[this.length++] = (rest % 128) + 128;
      rest = Math.floor(rest / 128);
    }
    this.#buffer[this.length++] = rest;
  }

  /** A whole number of either sign: small ones of both stay short. */
  zigzag(value: number): void {
    this.varint(value < 0 ? -2 * value - 1 : 2 * value);
  }

  /** Two whole numbers: one byte where both are below 15, which in a dictionary is the rule. */
  pair(first: number, second: number): void {
    if (first < 15 && second < 15) {
      this.byte(first * 16 + second);
      return;
    }
    this.byte(255);
    this.varint(first);
    this.varint(second);
  }

  uint16(value: number): void {
    this.byte(value & 255);
    this.byte((value >>> 8) & 255);
  }

  uint32(value: number): void {
    this.uint16(value & 0xffff);
    this.uint16(value >>> 16);
  }

  /** UTF-16 units from `from`, each as one to three bytes (lone surrogates survive); no length. */
  units(text: string, from = 0): void {
    this.#room((text.length - from) * 3);
    for (let i = from; i < text.length; i++) {
      const unit = text.charCodeAt(i);
      if (unit < 0x80) {
        this.#buffer[this.length++] = unit;
      } else if (unit < 0x800) {
        this.#buffer[this.length++] = 0xc0 | (unit >> 6);
        this.#buffer[this.length++] = 0x80 | (unit & 63);
      } else {
        this.#buffer[this.length++] = 0xe0 | (unit >> 12);
        this.#buffer[this.length++] = 0x80 | ((unit >> 6) & 63);
        this.#buffer[this.length++] = 0x80 | (unit & 63);
      }
    }
  }

  /** A string with its length. */
  string(text: string): void {
    this.varint(unitBytes(text));
    this.units(text);
  }

  bytes(more: Uint8Array): void {
    this.#room(more.length);
    this.#buffer.set(more, this.length);
    this.length += more.length;
  }

  /** What was written, as bytes of its own; the writer starts anew. */
  take(): Uint8Array {
    const out = this.#buffer.slice(0, this.length);
    this.length = 0;
    return out;
  }
}

/** How many bytes `units` writes. */
export function unitBytes(text: string, from = 0): number {
  let count = 0;
  for (let i = from; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    count += unit < 0x80 ? 1 : unit < 0x800 ? 2 : 3;
  }
  return count;
}

/** Reads what `ByteWriter` wrote. Past the end it reads zeroes; who reads checks what it gets. */
export class ByteReader {
  readonly bytes: Uint8Array;
  at: number;
  first = 0;
  second = 0;

  constructor(bytes: Uint8Array, at = 0) {
    this.bytes = bytes;
    this.at = at;
  }

  varint(): number {
    let byte = this.bytes[this.at++] ?? 0;
    if (byte < 128) return byte;
    let value = byte & 127;
    let scale = 128;
    do {
      byte = this.bytes[this.at++] ?? 0;
      value += (byte & 127) * scale;
      scale *= 128;
    } while (byte >= 128);
    return value;
  }

  /** Reads a `pair` into `first` and `second`. */
  pair(): void {
    const byte = this.bytes[this.at++] ?? 0;
    if (byte === 255) {
      this.first = this.varint();
      this.second = this.varint();
    } else {
      this.first = byte >>> 4;
      this.second = byte & 15;
    }
  }

  zigzag(): number {
    const value = this.varint();
    return value % 2 === 1 ? -(value + 1) / 2 : value / 2;
  }

  uint32(): number {
    const { bytes, at } = this;
    this.at += 4;
    return (
      ((bytes[at] ?? 0) |
        ((bytes[at + 1] ?? 0) << 8) |
        ((bytes[at + 2] ?? 0) << 16) |
        ((bytes[at + 3] ?? 0) << 24)) >>>
      0
    );
  }

  string(): string {
    const size = this.varint();
    const units = new Uint16Array(Math.min(size, this.bytes.length));
    const length = readUnits(this.bytes, this.at, size, units, 0);
    this.at += size;
    return unitsToString(units, length);
  }
}

/** Decodes `size` bytes of units into `into` from index `from`; the index behind the last. */
export function readUnits(
  bytes: Uint8Array,
  at: number,
  size: number,
  into: Uint16Array,
  from: number,
): number {
  let length = from;
  const end = Math.min(at + size, bytes.length);
  let i = at;
  while (i < end) {
    const byte = bytes[i]!;
    if (byte < 0x80) {
      into[length++] = byte;
      i++;
    } else if (byte < 0xe0) {
      into[length++] = ((byte & 31) << 6) | ((bytes[i + 1] ?? 0) & 63);
      i += 2;
    } else {
      into[length++] =
        ((byte & 15) << 12) | (((bytes[i + 1] ?? 0) & 63) << 6) | ((bytes[i + 2] ?? 0) & 63);
      i += 3;
    }
  }
  return length;
}

/** Words are short: taken four by four they are four times as fast as through a list of arguments. */
export function unitsToString(units: Uint16Array, length: number): string {
  let text = '';
  let i = 0;
  for (; i + 4 <= length; i += 4) {
    text += String.fromCharCode(units[i]!, units[i + 1]!, units[i + 2]!, units[i + 3]!);
  }
  for (; i < length; i++) text += String.fromCharCode(units[i]!);
  return text;
}

/**
 * Two running sums of 32-bit words, as in Fletcher's checksum (1982), as one number: tells cut and altered rows
 * from whole ones. A first query checks a megabyte in code that is not compiled yet, where a hash takes thrice
 * as long. Each word is weighted by an odd number, so that no single altered bit is lost.
 */
export function checksum(bytes: Uint8Array, length = bytes.length): number {
  const words = wordsOf(bytes, length);
  let sum = length | 0;
  let sums = 0;
  for (let i = 0; i < words.length; i++) {
    sum = (sum + words[i]!) | 0;
    sums = (sums + sum) | 0;
  }
  for (let i = length & ~3; i < length; i++) {
    sum = (sum + bytes[i]!) | 0;
    sums = (sums + sum) | 0;
  }
  return (sum + Math.imul(sums, 0x9e3779b2)) >>> 0;
}

const LITTLE_ENDIAN = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;

/** Four bytes at once, the lowest first: in code that is not yet compiled a quarter of the work. */
function wordsOf(bytes: Uint8Array, length: number): Int32Array {
  const count = length >>> 2;
  if (LITTLE_ENDIAN && bytes.byteOffset % 4 === 0) {
    return new Int32Array(bytes.buffer, bytes.byteOffset, count);
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  return Int32Array.from({ length: count }, (_, i) => view.getInt32(4 * i, true));
}
