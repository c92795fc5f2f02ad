/** The directory at a zip's end, read by random access and in windows. */
import { damaged, unreadable } from './failures.ts';
import { joined, readBytes, readWindows } from './read-bytes.ts';
import {
  CENTRAL,
  CENTRAL_LENGTH,
  END,
  END_64,
  LOCATOR_64,
  viewOf,
  widened,
  type ZipEntry,
} from './zip-fields.ts';

/** The record at the end: 22 bytes and a comment of at most 65,535; before it, zip64's locator. */
const END_LENGTH = 22;
const LOCATOR_LENGTH = 20;
const SEARCHED = END_LENGTH + 65_535 + LOCATOR_LENGTH;

export interface Directory {
  /** Where it begins in the blob, and its bytes. */
  readonly start: number;
  readonly length: number;
  /** How many entries it says that it has. */
  readonly declared: number;
  /** Bytes that stand before the zip in the blob, which its offsets do not count. */
  readonly before: number;
}

/** Finds the directory; null where the file ends before it. */
export async function findDirectory(blob: Blob, name: string): Promise<Directory | null> {
  const from = Math.max(0, blob.size - SEARCHED);
  const tail = await readBytes(blob, from, SEARCHED);
  const view = viewOf(tail);
  const at = findEnd(tail, view);
  if (at === null) return null;
  if (view.getUint16(at + 4, true) !== 0 && view.getUint16(at + 4, true) !== 0xff_ff) {
    throw unreadable(
      `${name} is the last part of a zip file that was split into several.`,
      'Join the parts, or make one zip file of what they hold.',
    );
  }
  let end = from + at;
  let declared = view.getUint16(at + 10, true);
  let length = view.getUint32(at + 12, true);
  let start = view.getUint32(at + 16, true);
  const locator = at - LOCATOR_LENGTH;
  if (locator >= 0 && view.getUint32(locator, true) === LOCATOR_64) {
    const place = Number(view.getBigUint64(locator + 8, true));
    const record = await readBytes(blob, place, 56);
    if (record.byteLength === 56 && viewOf(record).getUint32(0, true) === END_64) {
      const wide = viewOf(record);
      declared = Number(wide.getBigUint64(32, true));
      length = Number(wide.getBigUint64(40, true));
      start = Number(wide.getBigUint64(48, true));
      end = place;
    }
  }
  if (length === 0 || (await startsEntry(blob, start)))
    return { start, length, declared, before: 0 };
  // Something was put before the zip, such as a program that unpacks it.
  const shifted = end - length;
  if (shifted >= start && (await startsEntry(blob, shifted)))
    return { start: shifted, length, declared, before: shifted - start };
  throw damaged(`${name} is damaged: the directory of the zip file is not at byte ${start}.`);
}

/** The last end record whose comment fits; a comment may hold the signature too. */
function findEnd(tail: Uint8Array, view: DataView): number | null {
  for (let at = tail.byteLength - END_LENGTH; at >= 0; at--) {
    if (tail[at] !== 0x50 || view.getUint32(at, true) !== END) continue;
    if (at + END_LENGTH + view.getUint16(at + 20, true) <= tail.byteLength) return at;
  }
  return null;
}

async function startsEntry(blob: Blob, at: number): Promise<boolean> {
  const bytes = await readBytes(blob, at, 4);
  return bytes.byteLength === 4 && viewOf(bytes).getUint32(0, true) === CENTRAL;
}

/** The directory's entries, in its order; ends early where it is no longer a directory. */
export async function* readDirectory(
  blob: Blob,
  { start, length, before }: Directory,
): AsyncGenerator<ZipEntry> {
  let rest: Uint8Array = new Uint8Array();
  const end = Math.min(blob.size, start + length);
  for await (const { data } of readWindows(blob, start, end)) {
    const bytes = rest.byteLength === 0 ? data : joined([rest, data]);
    const view = viewOf(bytes);
    let at = 0;
    while (at + CENTRAL_LENGTH <= bytes.byteLength) {
      if (view.getUint32(at, true) !== CENTRAL) return;
      const nameEnd = at + CENTRAL_LENGTH + view.getUint16(at + 28, true);
      const extraEnd = nameEnd + view.getUint16(at + 30, true);
      const next = extraEnd + view.getUint16(at + 32, true);
      if (next > bytes.byteLength) break;
      const wide = widened(bytes.subarray(nameEnd, extraEnd), {
        packed: view.getUint32(at + 20, true),
        size: view.getUint32(at + 24, true),
        header: view.getUint32(at + 42, true),
      });
      yield {
        name: bytes.slice(at + CENTRAL_LENGTH, nameEnd),
        flags: view.getUint16(at + 8, true),
        method: view.getUint16(at + 10, true),
        crc: view.getUint32(at + 16, true),
        size: wide.size,
        packed: wide.packed,
        header: wide.header + before,
        cut: false,
      };
      at = next;
    }
    rest = bytes.slice(at);
  }
}
