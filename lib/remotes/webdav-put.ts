/**
 * Writing whole or not at all, on servers of which neither `If-Match` nor locks can be relied on (rclone
 * ignores the one, Apache forgets the other): `PUT` to a name of one's own, then `MOVE` with
 * `Overwrite: F`. Apache looks whether the name is free and renames afterwards: of two that move to one
 * name at the same moment both may be told that they have it. So who writes a name that others write too
 * claims it first (`webdav-claim.ts`).
 */
import { RemoteError } from '../jobs/ports.ts';
import type { Answer, Ask } from './ask.ts';
import { describe, unexpected } from './webdav-folder.ts';

export interface Upload {
  readonly target: URL;
  /** In the same folder as `target`. */
  readonly temporary: URL;
  readonly bytes: Uint8Array;
}

/** Of an upload whose temporary file or folder vanishes beneath it, or whose name is locked. */
const ATTEMPTS = 3;

export async function uploadOnce(
  ask: Ask,
  upload: Upload,
  signal?: AbortSignal,
): Promise<'written' | 'exists'> {
  const { target, temporary } = upload;
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    await put(ask, upload, signal);
    const moved = await move(ask, upload, target.href, signal);
    if (moved === 'written') return 'written';
    if (moved === 'exists') {
      await discard(ask, temporary);
      return 'exists';
    }
  }
  throw new RemoteError('busy', `${target.host} keeps it locked, or loses what is uploaded.`);
}

async function put(ask: Ask, upload: Upload, signal: AbortSignal | undefined): Promise<void> {
  const { temporary, bytes } = upload;
  const send = () =>
    ask({
      method: 'PUT',
      url: temporary,
      headers: { 'content-type': 'application/octet-stream' },
      body: bytes,
      signal,
    });
  let answer = await send();
  if (answer.status === 404 || answer.status === 409) {
    await makeFolder(ask, folderOf(temporary), signal);
    answer = await send();
  }
  if (answer.status < 200 || answer.status > 299) throw unexpected(answer);
  // A proxy may have cut it, or a full disk, and the server called it a success all the same.
  const kept = await keptSize(ask, temporary, bytes.length, signal);
  if (kept === bytes.length) return;
  await discard(ask, temporary);
  throw new RemoteError('busy', `${temporary.host} kept ${kept} of ${bytes.length} bytes.`);
}

/** By a `HEAD`, which is short; what that leaves open, a `PROPFIND` says. As expected where neither says. */
async function keptSize(
  ask: Ask,
  url: URL,
  expected: number,
  signal: AbortSignal | undefined,
): Promise<number> {
  const { status, header } = await ask({ method: 'HEAD', url, signal });
  if (status === 200 && header('content-length') === String(expected)) return expected;
  return (await describe(ask, url, signal))?.size ?? expected;
}

/**
 * `again` where the temporary file is gone. The destination is an address at first, as all servers know
 * it, and a path where that is refused: behind a proxy a server goes by another name.
 */
async function move(
  ask: Ask,
  upload: Upload,
  destination: string,
  signal: AbortSignal | undefined,
): Promise<'written' | 'exists' | 'again'> {
  const { temporary, target } = upload;
  const answer = await ask({
    method: 'MOVE',
    url: temporary,
    headers: { destination, overwrite: 'F' },
    // rclone says 403 where the file is gone, and 423 to one of two that move to one name at once.
    seesTo: [403, 423, 500, 502],
    signal,
  });
  const { status } = answer;
  if (status >= 200 && status < 300) return 'written';
  if (status === 412) return 'exists';
  if ((status === 400 || status === 502) && destination !== target.pathname)
    return move(ask, upload, target.pathname, signal);
  // An earlier `MOVE` of which the answer was lost leaves 404 here; some servers say 'exists' oddly.
  if (await describe(ask, target, signal)) return 'exists';
  if (status === 409) await makeFolder(ask, folderOf(target), signal);
  if (status === 404 || status === 409 || status === 423) return 'again';
  if (!(await describe(ask, temporary, signal))) return 'again';
  throw unexpected(answer);
}

export function folderOf(url: URL): URL {
  return new URL(url.pathname.endsWith('/') ? '..' : '.', url);
}

/** Makes a folder, and those that it is in, as far as they are missing. */
export async function makeFolder(
  ask: Ask,
  url: URL,
  signal: AbortSignal | undefined,
): Promise<void> {
  const make = () => ask({ method: 'MKCOL', url, seesTo: [403], signal });
  const isMissing = ({ status }: Answer) => status === 404 || status === 409;
  let answer = await make();
  if (isMissing(answer) && url.pathname !== '/') {
    await makeFolder(ask, folderOf(url), signal);
    answer = await make();
  }
  const { status } = answer;
  // 405 says that it is there, and a 301 leads to it.
  if ((status >= 200 && status < 300) || status === 405 || status === 301) return;
  if (isMissing(answer))
    throw new RemoteError('not-a-remote', `${url.host} can have no folder at this address.`);
  // So Apache says that another has made it in this moment.
  if (await describe(ask, url, signal)) return;
  throw unexpected(answer);
}

/** Takes away what was for the moment only. Where that fails, the next look at the folder tries again. */
export async function discard(ask: Ask, temporary: URL): Promise<void> {
  await ask({ method: 'DELETE', url: temporary }).catch(() => undefined);
}
