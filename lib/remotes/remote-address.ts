import { isOwnNetwork } from '../http/index.ts';
import { fail, ok, type Result } from '../model/index.ts';

/** What file managers call WebDAV. */
const SCHEMES: Readonly<Record<string, string>> = {
  dav: 'http',
  davs: 'https',
  webdav: 'http',
  webdavs: 'https',
};

/**
 * The address of a server as a person types it → one that ends in a slash, without name, query and
 * fragment. `https:` is put before one without a scheme. Plain http is for one's own network only: what
 * is sent is sealed, and the password is not. Fails with 'wrong-use' or 'refused'.
 */
export function readRemoteAddress(text: string): Result<URL> {
  const typed = text.trim();
  const scheme = /^([a-z]+):\/\//i.exec(typed)?.[1]?.toLowerCase();
  const rest = scheme === undefined ? typed : typed.slice(scheme.length + 3);
  const url = URL.parse(`${SCHEMES[scheme ?? ''] ?? scheme ?? 'https'}://${rest}`);
  if (rest === '' || !url || url.hostname === '' || url.hostname.includes('%'))
    return fail(
      'wrong-use',
      typed === '' ? 'There is no address.' : `'${typed.slice(0, 80)}' is not an address.`,
      'Copy it from the settings of your provider.',
    );
  if (url.protocol !== 'https:' && url.protocol !== 'http:')
    return fail(
      'wrong-use',
      `'${url.protocol}' is not the beginning of such an address.`,
      'Use one that begins with https://',
    );
  if (url.username !== '' || url.password !== '')
    return fail(
      'wrong-use',
      'The address has a user or a password in it.',
      'Take away what stands before the @, and put it into the fields for it.',
    );
  if (url.protocol === 'http:' && !isOwnNetwork(url.hostname))
    return fail(
      'refused',
      `http:// would send your password to ${url.host} for everybody on the way to read.`,
      'Use https://',
    );
  url.search = '';
  url.hash = '';
  if (!url.pathname.endsWith('/')) url.pathname += '/';
  return ok(url);
}
