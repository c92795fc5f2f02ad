/**
 * A folder on a WebDAV server. Asked of the server: `PROPFIND` of depth 0 and 1, `GET`, `PUT`, `MOVE`,
 * `MKCOL`, `DELETE`. The `webdav` package would bring a second XML parser, Node's streams and a digest
 * login for what are six requests, and follows redirects with the password.
 */
import { type Remote, RemoteError, type RemoteItem } from '../jobs/ports.ts';
import { type AskPorts, createAsk, type Patience, type SignIn } from './ask.ts';
import { folderParts, isPart, MOST_ITEMS, partsOf } from './item-names.ts';
import { withClaim } from './webdav-claim.ts';
import { childrenOf, describe, unexpected } from './webdav-folder.ts';
import { discard, uploadOnce } from './webdav-put.ts';

export interface WebdavPlace extends SignIn {
  /**
   * Of `readRemoteAddress`: of a folder for us alone, which is made when first written to. Nextcloud's:
   * `/remote.php/dav/files/USER/Backstory/`.
   */
  readonly address: URL;
  /**
   * Who writes, `[a-z0-9]+`. Names that have it as a part (`devices/WRITER/…`) are its alone, and so are
   * unfinished files of its name, which it cleans up.
   */
  readonly writer: string;
}

const NO_LIMITS = { item: null, total: null, items: null };
const MAX_FOLDERS = 2_000;
const MAX_DEPTH = 8;
/** Folders that are asked for at once. */
const AT_ONCE = 4;
/** No name of an item has a `_`. */
const TEMPORARY = /_([a-z0-9]+)-[a-z0-9]+\.tmp$/;

export function createWebdavRemote(
  place: WebdavPlace,
  ports: AskPorts,
  patience?: Patience,
): Remote {
  const ask = createAsk(ports, place, patience);
  const home = place.address;
  const urlOf = (parts: readonly string[]) => new URL(parts.join('/'), home);
  const folderUrl = (parts: readonly string[]) =>
    parts.length === 0 ? home : new URL(`${parts.join('/')}/`, home);
  /** Temporary files that are being written. */
  const flying = new Set<string>();

  async function list(folder: string, signal?: AbortSignal): Promise<RemoteItem[]> {
    const items: RemoteItem[] = [];
    const leftovers: URL[] = [];
    let level: (readonly string[])[] = [folderParts(folder)];
    let asked = 0;
    while (level.length > 0) {
      const next: (readonly string[])[] = [];
      for (let i = 0; i < level.length; i += AT_ONCE) {
        const some = level.slice(i, i + AT_ONCE);
        asked += some.length;
        if (asked > MAX_FOLDERS)
          throw new RemoteError('not-a-remote', `${home.host} has folders without end.`);
        const answers = await Promise.all(
          some.map(parts => childrenOf(ask, folderUrl(parts), signal)),
        );
        for (const [j, children] of answers.entries()) {
          const parts = some[j] ?? [];
          for (const { name, collection, size } of children ?? []) {
            const path = [...parts, name];
            if (isPart(name) && collection && path.length < MAX_DEPTH) next.push(path);
            else if (isPart(name) && !collection)
              items.push({ name: path.join('/'), size: size ?? 0 });
            else if (TEMPORARY.exec(name)?.[1] === place.writer && !flying.has(path.join('/')))
              leftovers.push(urlOf(path));
          }
          if (items.length > MOST_ITEMS)
            throw new RemoteError('not-a-remote', `${home.host} has files without end.`);
        }
      }
      level = next;
    }
    for (const url of leftovers) await discard(ask, url);
    return items;
  }

  async function get(name: string, signal?: AbortSignal): Promise<Uint8Array | null> {
    const answer = await ask({ method: 'GET', url: urlOf(partsOf(name)), signal });
    if (answer.status === 404 || answer.status === 410) return null;
    if (answer.status !== 200) throw unexpected(answer);
    return answer.bytes;
  }

  async function putOnce(name: string, bytes: Uint8Array, signal?: AbortSignal) {
    const parts = partsOf(name);
    const temporary = `${name}_${place.writer}-${randomName()}.tmp`;
    const target = urlOf(parts);
    const upload = { target, temporary: urlOf([temporary]), bytes };
    flying.add(temporary);
    try {
      const write = () => uploadOnce(ask, upload, signal);
      if (parts.includes(place.writer)) return await write();
      const claim = { url: urlOf([`${name}_claim`, '']), target };
      return await withClaim(ask, claim, signal, write);
    } finally {
      flying.delete(temporary);
    }
  }

  async function remove(names: readonly string[], signal?: AbortSignal): Promise<void> {
    for (const name of names) {
      const answer = await ask({ method: 'DELETE', url: urlOf(partsOf(name)), signal });
      const { status } = answer;
      if ((status < 200 || status > 299) && status !== 404 && status !== 410)
        throw unexpected(answer);
    }
  }

  async function fullness(signal?: AbortSignal) {
    const { used, available } = (await describe(ask, home, signal)) ?? {};
    if (used == null || used < 0) return null;
    // Below 0 says that there is no limit, or that it is not known.
    return { used, total: available == null || available < 0 ? null : used + available };
  }

  return { kind: 'webdav', limits: NO_LIMITS, list, get, putOnce, remove, fullness };
}

function randomName(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(8));
  return [...bytes].map(byte => (byte % 36).toString(36)).join('');
}
