import { open } from 'node:fs/promises';

const BUFFERED = 1 << 20;

/** Writes a text that comes in pieces; never more of it is held than a megabyte. Gives its bytes. */
export async function writePieces(file: string, pieces: Iterable<string>): Promise<number> {
  const handle = await open(file, 'w');
  let bytes = 0;
  try {
    let text = '';
    const flush = async () => {
      bytes += (await handle.write(text)).bytesWritten;
      text = '';
    };
    for (const piece of pieces) {
      text += piece;
      if (text.length > BUFFERED) await flush();
    }
    await flush();
  } finally {
    await handle.close();
  }
  return bytes;
}
