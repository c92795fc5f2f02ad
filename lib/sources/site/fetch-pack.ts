/** A pack's address as a subscription: only what has changed is fetched, and all of it or nothing counts. */
import { unzipSync } from 'fflate';
import * as v from 'valibot';
import { digest, MANIFEST, Manifest } from '../pack/contents.ts';
import { looksLikeZip } from '../pack/index.ts';
import { type Attempt, type FailedAttempt, failed } from './attempt.ts';
import { absent, notAsPromised } from './fetch-page.ts';
import type { Fetcher, Validators } from './fetcher.ts';
import { packHead } from './pack-head.ts';
import { pageText } from './page-text.ts';
import { jsonValue } from './peek-json.ts';

/** What is remembered of the pack that is there: its answer's validators, and the digest of each file. */
export interface KnownPack {
  readonly validators: Validators;
  /** SHA-256 in hexadecimal, by name. */
  readonly files: Readonly<Record<string, string>>;
}

export interface FetchedPack {
  readonly manifest: Manifest;
  /** Those that are new or other than the known ones; their digests are right. */
  readonly files: ReadonlyMap<string, Uint8Array<ArrayBuffer>>;
  /** What to give next time, once this is written. */
  readonly known: KnownPack;
}

type Bytes = Uint8Array<ArrayBuffer>;

/** A pack of 205,000 documents has about 60 MB. */
const MAX_BYTES = 500_000_000;
const MAX_UNPACKED = 1_000_000_000;
/** A host that is being updated gives some files of the old pack and some of the new. */
const SETTLED = 5 * 60_000;

/**
 * `url` is a pack's zip file, or a `pack.json` with the files that it names beside it. Fails with
 * 'damaged' where a digest is wrong: then nothing may be changed.
 */
export async function fetchPack(
  url: string,
  known: KnownPack | null,
  fetcher: Fetcher,
): Promise<Attempt<'unchanged' | FetchedPack>> {
  const got = await fetcher.get(url, {
    known: known?.validators ?? null,
    maxBytes: MAX_BYTES,
    accept: 'application/json, application/zip, */*;q=0.5',
  });
  if (!got.ok) return got;
  const page = got.value;
  if (page.status === 304) return { ok: true, value: 'unchanged' };
  if (page.status !== 200) return absent(url, page.status);
  const isZip = looksLikeZip(page.bytes);
  const manifest = readManifest(isZip ? packHead(page.bytes) : pageText(page));
  if (!manifest) return notAsPromised(url, 'a pack');

  const digests = Object.entries(manifest.files).map(
    ([name, file]) => [name, file.sha256] as const,
  );
  const wanted = digests.filter(([name, sha256]) => known?.files[name] !== sha256);
  const files = isZip
    ? await fromZip(page.bytes, wanted, url)
    : await fromFolder(page.url, wanted, fetcher);
  if (!files.ok) return files;
  const next: KnownPack = {
    validators: page.validators,
    files: Object.fromEntries(digests),
  };
  return { ok: true, value: { manifest, files: files.value, known: next } };
}

/** Names that begin with a dot would lead out of the folder. */
function readManifest(text: string | null): Manifest | null {
  const parsed = v.safeParse(Manifest, jsonValue(text ?? ''));
  if (!parsed.success) return null;
  const names = Object.keys(parsed.output.files);
  return names.some(name => name.startsWith('.') || name === MANIFEST) ? null : parsed.output;
}

type Wanted = readonly (readonly [name: string, sha256: string])[];

async function fromFolder(
  manifest: string,
  wanted: Wanted,
  fetcher: Fetcher,
): Promise<Attempt<Map<string, Bytes>>> {
  const files = new Map<string, Bytes>();
  for (const [name, sha256] of wanted) {
    const url = new URL(name, manifest).href;
    const got = await fetcher.get(url, { maxBytes: MAX_BYTES, accept: '*/*' });
    if (!got.ok) return got;
    if (got.value.status !== 200) return absent(url, got.value.status);
    const { bytes } = got.value;
    if ((await digest(bytes)) !== sha256) return changing(name, manifest, fetcher.now() + SETTLED);
    files.set(name, bytes);
  }
  return { ok: true, value: files };
}

async function fromZip(
  zip: Bytes,
  wanted: Wanted,
  url: string,
): Promise<Attempt<Map<string, Bytes>>> {
  const names = new Set(wanted.map(([name]) => name));
  let unpacked: Record<string, Uint8Array>;
  let size = 0;
  try {
    unpacked = unzipSync(zip, {
      filter(file) {
        if (!names.delete(file.name)) return false;
        size += file.originalSize;
        if (size > MAX_UNPACKED) throw new RangeError('more than a pack ever holds');
        return true;
      },
    });
  } catch {
    return altered('the zip file', url);
  }
  const files = new Map<string, Bytes>();
  for (const [name, sha256] of wanted) {
    const bytes = unpacked[name];
    const copy = bytes && new Uint8Array(bytes);
    if (!copy || (await digest(copy)) !== sha256) return altered(name, url);
    files.set(name, copy);
  }
  return { ok: true, value: files };
}

function changing(name: string, url: string, retryAt: number): FailedAttempt {
  const said = `The pack at ${url} is being changed there, or is damaged: ${name} is not what its manifest says.`;
  return failed('damaged', said, 'Nothing was changed here; it is tried again by itself.', {
    retryAt,
  });
}

function altered(name: string, url: string): FailedAttempt {
  return failed(
    'damaged',
    `The pack at ${url} is damaged: ${name} is not what its manifest says. Nothing was changed.`,
    'It is tried again with the next update; tell whoever publishes it if that goes on.',
  );
}
