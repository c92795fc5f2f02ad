/** What a WebDAV folder holds. Paths in a server's answer are read, checked, and never asked for. */
import { RemoteError } from '../jobs/ports.ts';
import type { Answer, Ask } from './ask.ts';
import { type Described, readMultistatus } from './multistatus.ts';
import { statusFault } from './status-fault.ts';

/** An element that lies in a folder. */
export interface Child extends Described {
  /** Decoded. */
  readonly name: string;
}

const WANTED = ['resourcetype', 'getcontentlength'];
const MORE = ['getlastmodified', 'quota-used-bytes', 'quota-available-bytes'];
const MAX_BYTES = 32_000_000;

/** What lies in a folder; null where there is no such folder. `url` ends in a slash. */
export async function childrenOf(
  ask: Ask,
  url: URL,
  signal?: AbortSignal,
): Promise<Child[] | null> {
  const answer = await propfind(ask, url, '1', WANTED, signal);
  if (!answer) return null;
  const folder = segmentsOf(answer.url);
  const children: Child[] = [];
  for (const described of answer.found) {
    const inside = within(described.href, answer.url, folder);
    // Deeper ones come from a server that heeds no `Depth`; they are walked to in their turn.
    const [name] = inside;
    if (inside.length === 1 && name !== undefined) children.push({ ...described, name });
  }
  return children;
}

/** One element by itself, and its age in milliseconds where that is known; null where there is none. */
export async function describe(
  ask: Ask,
  url: URL,
  signal?: AbortSignal,
): Promise<(Described & { readonly age: number | null }) | null> {
  const answer = await propfind(ask, url, '0', [...WANTED, ...MORE], signal);
  if (!answer) return null;
  const itself = answer.found.find(
    ({ href }) => within(href, answer.url, segmentsOf(answer.url)).length === 0,
  );
  if (!itself) throw notWebdav(answer.url, 'does not say what was asked');
  const age = itself.modified === null ? null : answer.date - itself.modified;
  return { ...itself, age: Number.isNaN(age) ? null : age };
}

async function propfind(
  ask: Ask,
  url: URL,
  depth: '0' | '1',
  wanted: readonly string[],
  signal: AbortSignal | undefined,
): Promise<{ url: URL; found: Described[]; date: number } | null> {
  const props = wanted.map(name => `<${name}/>`).join('');
  const answer = await ask({
    method: 'PROPFIND',
    url,
    headers: { depth, 'content-type': 'application/xml' },
    // As short as it can be: each look at a remote sends it once a folder.
    body: `<propfind xmlns="DAV:"><prop>${props}</prop></propfind>`,
    maxBytes: MAX_BYTES,
    signal,
  });
  if (answer.status === 404 || answer.status === 410) return null;
  if (answer.status !== 207) throw unexpected(answer);
  const found = readMultistatus(new TextDecoder().decode(answer.bytes));
  if (!found) throw notWebdav(answer.url, 'sends a list that cannot be read');
  return { url: answer.url, found, date: Date.parse(answer.header('date') ?? '') };
}

/**
 * The parts of a path that lie below a folder; none for the folder itself. Throws where it lies outside
 * of it or on another host: then nothing of the answer is believed. The scheme may differ, as it does
 * behind many a proxy.
 */
function within(href: string, base: URL, folder: readonly string[]): string[] {
  const url = URL.parse(href, base);
  const parts = url && url.host === base.host ? segmentsOf(url) : null;
  if (!parts || folder.some((part, i) => parts[i] !== part) || parts.some(part => /\//.test(part)))
    throw notWebdav(base, 'lists what is not in the folder');
  return parts.slice(folder.length);
}

/** Decoded; `.` and `..` are gone already, as URLs have none. */
function segmentsOf(url: URL): string[] {
  try {
    return url.pathname
      .split('/')
      .filter(part => part !== '')
      .map(decodeURIComponent);
  } catch {
    throw notWebdav(url, 'lists a path that cannot be read');
  }
}

/** What a status means where no caller expects it. */
export function unexpected({ status, url }: Answer): RemoteError {
  if (status >= 200 && status < 300) return notWebdav(url, `answers oddly (${status})`);
  return statusFault(url.host, status, null, 0);
}

function notWebdav(url: URL, what: string): RemoteError {
  return new RemoteError(
    'not-a-remote',
    `${url.host} ${what}: this is no WebDAV that can be used.`,
  );
}
