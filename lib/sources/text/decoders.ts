/** Decoders of one face over `TextDecoder`, which has no UTF-32 and cannot make up its mind late. */
import { joined } from '../containers/index.ts';
import { guessEncoding } from './guess.ts';

export interface Decoder {
  /** Text of the bytes so far; `last` gives what was held back, too. Not valid is U+FFFD. */
  decode(bytes: Uint8Array, last: boolean): string;
  /** Whether bytes of U+FFFD itself look like this, so that they are not counted as invalid. */
  readonly utf8: boolean;
  /** The encoding that it settled on by itself, once it has. */
  readonly guessed: string | null;
}

/** A decoder for what `sniffEncoding` found; null decides when it must. */
export function createDecoder(encoding: string | null): Decoder {
  if (encoding === null) return createLateDecoder();
  if (encoding.startsWith('utf-32')) return createUtf32Decoder(encoding === 'utf-32le');
  const decoder = new TextDecoder(encoding);
  return {
    utf8: decoder.encoding === 'utf-8',
    guessed: null,
    decode: (bytes, last) => decoder.decode(bytes, { stream: !last }),
  };
}

/** Bytes from the first that is not ASCII, by which the encoding is told. */
const SAMPLE = 65_536;

/**
 * For a file that names no encoding. All that it may be are the same until the first byte that is not
 * ASCII, and an English dump may hold that one far behind its beginning: it is told from there on.
 * Holds back until a sample is full.
 */
function createLateDecoder(): Decoder {
  let decided: Decoder | null = null;
  let guessed: string | null = null;
  let held: Uint8Array = new Uint8Array();
  const ascii = new TextDecoder('utf-8');
  return {
    get utf8() {
      return decided?.utf8 ?? true;
    },
    get guessed() {
      return guessed;
    },
    decode(bytes, last) {
      if (decided) return decided.decode(bytes, last);
      let plain = '';
      let rest = bytes;
      if (held.length === 0) {
        const from = firstBeyondAscii(bytes);
        if (from === bytes.length) return ascii.decode(bytes);
        plain = ascii.decode(bytes.subarray(0, from));
        rest = bytes.subarray(from);
      }
      const all = joined([held, rest]);
      held = all;
      if (held.length < SAMPLE && !last) return plain;
      guessed = guessEncoding(all.subarray(0, SAMPLE));
      decided = createDecoder(guessed);
      held = new Uint8Array();
      return plain + decided.decode(all, last);
    },
  };
}

function firstBeyondAscii(bytes: Uint8Array): number {
  let at = 0;
  while (at < bytes.length && bytes[at]! < 128) at++;
  return at;
}

/** Four bytes a character; not a character, surrogates included, is U+FFFD. */
function createUtf32Decoder(littleEndian: boolean): Decoder {
  let held: Uint8Array = new Uint8Array();
  let first = true;
  return {
    utf8: false,
    guessed: null,
    decode(bytes, last) {
      const all = joined([held, bytes]);
      const view = new DataView(all.buffer);
      const whole = all.length - (all.length % 4);
      const parts: string[] = [];
      for (let at = 0; at < whole; at += 4) {
        const code = view.getUint32(at, littleEndian);
        const mark = first && code === 0xfeff;
        first = false;
        if (!mark) parts.push(isScalar(code) ? String.fromCodePoint(code) : '\ufffd');
      }
      held = all.slice(whole);
      return parts.join('') + (last && held.length > 0 ? '\ufffd' : '');
    },
  };
}

function isScalar(code: number): boolean {
  return code <= 0x10_ffff && (code < 0xd800 || code > 0xdfff);
}
