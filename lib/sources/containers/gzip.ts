/** A gzip file as a container of one file. */
import type { ByteChunk, Container } from './container.ts';
import { safePath } from './entry-paths.ts';
import { gunzip } from './inflate.ts';
import { readBytes, readWindows } from './read-bytes.ts';
import { viewOf } from './zip-fields.ts';

/** The beginning of a gzip file: its mark, and deflate, the only method there ever was. */
export function looksLikeGzip(head: Uint8Array): boolean {
  return head[0] === 0x1f && head[1] === 0x8b && head[2] === 8;
}

export async function gzipFile(blob: Blob, name: string): Promise<Container> {
  const { path } = safePath(nameInside(name));
  // The last four bytes tell the size, modulo 4 GB: believed only where it is not less than stored.
  const last = await readBytes(blob, blob.size - 4, 4);
  const told = last.byteLength === 4 ? viewOf(last).getUint32(0, true) : 0;
  return {
    kind: 'gzip',
    files: [
      {
        path,
        size: Math.max(told, blob.size),
        packed: blob.size,
        failure: null,
        open: () => gunzip(readWindows(blob), name),
      },
    ],
    warnings: [],
    failure: null,
  };
}

function nameInside(name: string): string {
  return name.replace(/(.)\.gz(?:ip)?$/i, '$1');
}

/** A stream as it is, or unpacked if it is gzip: for entries of a zip, which are opened late. */
export async function* openGzipInside(
  chunks: AsyncIterable<ByteChunk>,
  name: string,
): AsyncGenerator<ByteChunk> {
  const iterator = chunks[Symbol.asyncIterator]();
  const first = await iterator.next();
  async function* whole(): AsyncGenerator<ByteChunk> {
    try {
      for (let next = first; !next.done; next = await iterator.next()) yield next.value;
    } finally {
      await iterator.return?.();
    }
  }
  if (first.done) return;
  yield* looksLikeGzip(first.value.data) ? gunzip(whole(), name) : whole();
}
