/** Bytes of a source → decoded text, in chunks, whatever its encoding. */
import type { TextChunk } from '../jobs/index.ts';

const SNIFFED_BYTES = 65_536;

/** The encoding that a file's first bytes tell: by byte order mark, else UTF-8, else Windows-1252. */
export function sniffEncoding(head: Uint8Array): string {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  try {
    // `stream` forgives a character that the cut divides.
    new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true });
    return 'utf-8';
  } catch {
    return head.includes(0) ? 'utf-8' : 'windows-1252';
  }
}

/** Decodes a blob chunk by chunk; invalid bytes become U+FFFD, as browsers do. */
export async function* decodeBlob(blob: Blob): AsyncGenerator<TextChunk> {
  const head = new Uint8Array(await blob.slice(0, SNIFFED_BYTES).arrayBuffer());
  const decoder = new TextDecoder(sniffEncoding(head));
  let bytes = 0;
  const reader = blob.stream().getReader();
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      bytes += next.value.byteLength;
      yield { text: decoder.decode(next.value, { stream: true }), bytes };
    }
    const rest = decoder.decode();
    if (rest !== '') yield { text: rest, bytes };
  } finally {
    // Closes the file when the import stops in the middle of it.
    await reader.cancel();
  }
}
