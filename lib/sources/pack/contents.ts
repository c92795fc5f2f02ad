import * as v from 'valibot';
import type { ReadyArchive } from '../../jobs/index.ts';
import { joined } from '../containers/index.ts';

export type PackContents = ReadyArchive;

export const PACK_VERSION = 1;
export const MANIFEST = 'pack.json';

const Count = v.pipe(v.number(), v.integer(), v.minValue(0));
const Text = v.pipe(v.string(), v.maxLength(2_000));

/** The first entry of a pack: what it is, and what else is in it with which digest. */
export const Manifest = v.object({
  format: v.literal('backstory-pack'),
  version: v.literal(PACK_VERSION),
  archive: v.object({
    id: Text,
    title: Text,
    url: v.nullable(Text),
    created: Count,
    updated: Count,
    posts: Count,
    comments: Count,
    terms: Count,
    first: v.nullable(Text),
    last: v.nullable(Text),
    state: v.picklist(['importing', 'ready']),
  }),
  /** How many entries of threads there are. */
  threads: Count,
  segments: v.array(v.object({ no: Count, dead: v.array(Count) })),
  /** SHA-256 of each other entry, in hexadecimal. */
  files: v.record(v.pipe(v.string(), v.regex(/^[\w.-]+$/)), v.object({ sha256: v.string() })),
});
export type Manifest = v.InferOutput<typeof Manifest>;

export const segmentFile = (no: number) => `segment-${String(no).padStart(5, '0')}.bin`;
export const threadsFile = (no: number) => `threads-${String(no).padStart(5, '0')}.ndjson`;

export type Bytes = Uint8Array<ArrayBuffer>;

/** A digest in the making. */
export interface Hash {
  update(bytes: Bytes): void;
  /** In hexadecimal. */
  hex(): string | Promise<string>;
}

/** SHA-256 by the platform, which wants all bytes at once: they are held until then. */
export function createWholeHash(): Hash {
  const parts: Bytes[] = [];
  return {
    update: bytes => {
      parts.push(bytes);
    },
    hex: () => digest(joined(parts)),
  };
}

/** SHA-256 in hexadecimal. */
export async function digest(bytes: Bytes): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(hash, byte => byte.toString(16).padStart(2, '0')).join('');
}
