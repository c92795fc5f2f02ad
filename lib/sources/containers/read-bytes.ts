import type { ByteChunk } from './container.ts';

/** Small enough to hold several, large enough that asking for it costs little (1 ms in Chromium). */
const WINDOW = 262_144;

/** Bytes of a blob; fewer where it ends. */
export async function readBytes(
  blob: Blob,
  start: number,
  length: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const from = Math.max(0, start);
  return new Uint8Array(await blob.slice(from, Math.max(from, start + length)).arrayBuffer());
}

/**
 * A blob's bytes from `start` to `end`, in windows that are the same each time: a reader who goes on
 * at a place finds the text cut as before. Nothing is left open when the caller stops.
 */
export async function* readWindows(
  blob: Blob,
  start = 0,
  end = blob.size,
): AsyncGenerator<ByteChunk> {
  for (let at = start; at < end; at += WINDOW) {
    const data = await readBytes(blob, at, Math.min(WINDOW, end - at));
    yield { data, bytes: at - start + data.byteLength };
  }
}

/** One array of many. */
export function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.byteLength, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.byteLength;
  }
  return all;
}
