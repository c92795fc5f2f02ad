import { strFromU8, Unzip, UnzipInflate } from 'fflate';
import { MANIFEST } from '../pack/contents.ts';

/** No manifest is longer; what inflates to more is no pack. */
const MAX_LENGTH = 16_000_000;

/**
 * The text of `pack.json`, which is a pack's first entry, by the beginning of the zip file alone; null
 * where another entry is first, or the beginning is too short.
 */
export function packHead(bytes: Uint8Array): string | null {
  const chunks: Uint8Array[] = [];
  let size = 0;
  let whole = false;
  let entries = 0;
  const unzip = new Unzip(file => {
    entries++;
    if (entries > 1 || file.name !== MANIFEST) return;
    file.ondata = (error, chunk, final) => {
      size += chunk?.byteLength ?? 0;
      if (error || size > MAX_LENGTH) {
        chunks.length = 0;
        file.terminate();
        return;
      }
      chunks.push(chunk);
      whole = final;
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  try {
    // In small pieces, so that neither an endless entry nor the rest of the file is inflated.
    for (let at = 0; at < bytes.byteLength && entries < 2 && size <= MAX_LENGTH; at += 65_536) {
      unzip.push(bytes.subarray(at, at + 65_536), false);
    }
  } catch {
    return null;
  }
  if (!whole) return null;
  const joined = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    joined.set(chunk, at);
    at += chunk.byteLength;
  }
  return strFromU8(joined);
}
