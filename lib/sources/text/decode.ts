/** Bytes of a file → decoded text, in chunks, whatever its encoding. */
import type { TextChunk } from '../../jobs/index.ts';
import { type ByteChunk, joined, readWindows } from '../containers/index.ts';
import { createDecoder, type Decoder } from './decoders.ts';
import { sniffEncoding } from './sniff.ts';

const HEAD = 65_536;

export interface DecodeOptions {
  /** An encoding's name as somebody outside the file gave it, such as a server; null where nobody did. */
  readonly hint?: string | null;
  /** Told once a kind of trouble, in a sentence for people: at the beginning or at the end. */
  readonly warn?: (message: string) => void;
}

/**
 * Decodes a file. The encoding is the one of its byte order mark, else what its NULs show, else the
 * hint, else what its XML or HTML declares, else UTF-8, or what it looks like where it is not that. What is
 * not valid, and NUL, becomes U+FFFD. `bytes` counts as the chunks that come in do; a chunk that is
 * decoded in one piece is given in one, so memory is bounded by theirs. The same bytes in the same
 * chunks give the same text.
 */
export async function* decodeBytes(
  chunks: AsyncIterable<ByteChunk>,
  { hint = null, warn = () => {} }: DecodeOptions = {},
): AsyncGenerator<TextChunk> {
  const troubles = createTroubles();
  const made: { decoder: Decoder | null } = { decoder: null };
  let waiting: Uint8Array[] = [];
  let size = 0;
  let bytes = 0;
  const decode = (data: Uint8Array, last: boolean): string => {
    const next = made.decoder ? data : joined(waiting);
    const decoder = made.decoder ?? decoderFor(next, hint, warn);
    made.decoder = decoder;
    waiting = [];
    return troubles.clean(decoder.decode(next, last), next, decoder.utf8);
  };
  try {
    for await (const chunk of chunks) {
      bytes = chunk.bytes;
      if (!made.decoder) {
        waiting.push(chunk.data);
        size += chunk.data.byteLength;
        if (size < HEAD) continue;
      }
      const text = decode(chunk.data, false);
      if (text !== '') yield { text, bytes };
    }
  } catch (error) {
    // What came before the damage is given before it is told of.
    const text = decode(new Uint8Array(), true);
    if (text !== '') yield { text, bytes };
    troubles.tell(made.decoder?.guessed ?? null, warn);
    throw error;
  }
  const text = decode(new Uint8Array(), true);
  if (text !== '') yield { text, bytes };
  troubles.tell(made.decoder?.guessed ?? null, warn);
}

function decoderFor(
  bytes: Uint8Array,
  hint: string | null,
  warn: (message: string) => void,
): Decoder {
  const { encoding, unknown } = sniffEncoding(bytes.subarray(0, HEAD), hint);
  if (unknown !== null)
    warn(`It says that it is encoded in "${unknown}", which is not known: it was read as UTF-8.`);
  return createDecoder(encoding);
}

/** Decodes a blob that is itself the file. */
export function decodeBlob(blob: Blob, options: DecodeOptions = {}): AsyncGenerator<TextChunk> {
  return decodeBytes(readWindows(blob), options);
}

/** Bytes that are all there, such as a page that was fetched; the rules are `decodeBytes`'s. */
export function decodeWhole(
  bytes: Uint8Array,
  { hint = null, warn = () => {} }: DecodeOptions = {},
): string {
  const troubles = createTroubles();
  const decoder = decoderFor(bytes, hint, warn);
  const text = troubles.clean(decoder.decode(bytes, true), bytes, decoder.utf8);
  troubles.tell(decoder.guessed, warn);
  return text;
}

/** Counts what could not be decoded. */
function createTroubles() {
  let invalid = 0;
  let nuls = 0;
  /** The last two bytes of the chunk before: U+FFFD in UTF-8 is three, and may be cut. */
  let before = new Uint8Array();
  return {
    /** The text without NUL; `bytes` is what it was decoded from, give or take what is held back. */
    clean(text: string, bytes: Uint8Array, utf8: boolean): string {
      if (text.includes('\ufffd')) invalid += count(text, '\ufffd');
      if (utf8) {
        // The first two bytes and the two before them hold just those that a cut divides.
        invalid -= literals(bytes) + literals(joined([before, bytes.subarray(0, 2)]));
        before = joined([before, bytes.subarray(-2)]).slice(-2);
      }
      if (!text.includes('\0')) return text;
      nuls += count(text, '\0');
      return text.replaceAll('\0', '\ufffd');
    },
    tell(guessed: string | null, warn: (message: string) => void): void {
      if (guessed !== null && guessed !== 'utf-8')
        warn(`It does not say how it is encoded: it was read as ${guessed.toUpperCase()}.`);
      const were = (n: number) => (n === 1 ? 'place was' : 'places were');
      if (invalid > 0)
        warn(`${invalid} ${were(invalid)} not valid in the file’s encoding; \ufffd stands there.`);
      if (nuls > 0) warn(`${nuls} ${were(nuls)} NUL characters; \ufffd stands there.`);
    },
  };
}

function count(text: string, character: string): number {
  let found = 0;
  for (let at = text.indexOf(character); at >= 0; at = text.indexOf(character, at + 1)) found++;
  return found;
}

/** How often U+FFFD itself stands in UTF-8 bytes. */
function literals(bytes: Uint8Array): number {
  let found = 0;
  for (let at = bytes.indexOf(0xef); at >= 0; at = bytes.indexOf(0xef, at + 1))
    if (bytes[at + 1] === 0xbf && bytes[at + 2] === 0xbd) found++;
  return found;
}
