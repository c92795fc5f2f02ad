/**
 * What to do where a remote that a person typed could not be looked at. Reads only: whether it can be
 * written shows when it is joined, which writes, and says so.
 */
import { RemoteError, type RemoteFault } from '../jobs/ports.ts';
import type { RemoteChoice } from '../model/index.ts';
import { type AskPorts, createAsk, LeadsElsewhere, type Patience } from './ask.ts';
import { readRemoteAddress } from './remote-address.ts';
import { describe } from './webdav-folder.ts';

/** The last part of an address that is suggested. */
const FOLDER = 'Backstory';
/** Milliseconds: who asks is waiting for an answer that has come already. */
const PATIENCE: Patience = { stall: 5_000, total: 10_000 };

const ACTIONS: Readonly<Record<RemoteFault, string>> = {
  'sign-in': 'Check both. Nextcloud and most others want an app password, made in their settings.',
  forbidden: 'Choose a folder or database that this user may read and write.',
  'not-a-remote': 'Copy the address from the settings of your provider.',
  full: 'Make room there, or choose another place.',
  busy: 'Try again in a few minutes.',
  unreachable: 'Check the address, and whether you are connected to its network.',
  'no-permission': 'Allow it when the browser asks.',
  internal: 'Try it again.',
};

/** A sentence; null where `error` is not of a server. */
export async function adviseOn(
  choice: RemoteChoice,
  error: unknown,
  ports: AskPorts,
  patience: Patience = PATIENCE,
): Promise<string | null> {
  if (choice.kind === 'browser' || !(error instanceof RemoteError)) return null;
  const address = readRemoteAddress(choice.address);
  if (!address.ok) return address.error.action;
  if (error.fault === 'sign-in' && choice.user.includes(':'))
    return 'A user has no colon: put the password into its own field.';
  if (choice.kind === 'couchdb')
    return error.fault === 'not-a-remote'
      ? 'The address is the server’s, and after it the name of a database.'
      : ACTIONS[error.fault];
  const other = await otherAddress(error, choice, address.value, ports, patience);
  return other === null
    ? ACTIONS[error.fault]
    : `Try ${other}, an address on the same server that is for this.`;
}

/**
 * Where the folder may be instead: where a redirect leads, or at one of the paths that servers have it
 * at. Null where none answers. Only of the same host; no password goes elsewhere.
 */
async function otherAddress(
  error: RemoteError,
  choice: Exclude<RemoteChoice, { readonly kind: 'browser' }>,
  address: URL,
  ports: AskPorts,
  patience: Patience,
): Promise<string | null> {
  if (error instanceof LeadsElsewhere) {
    const { to } = error;
    const safer = to !== null && to.hostname === address.hostname && to.protocol === 'https:';
    return safer ? new URL(address.pathname, to).href : null;
  }
  if (error.fault !== 'not-a-remote' && error.fault !== 'forbidden') return null;
  const ask = createAsk(ports, choice, patience);
  // What stands before the pages that people see: a Nextcloud in a folder of its host.
  const front = address.pathname.replace(/\/(index\.php|apps|remote\.php|login)\/.*$/, '/');
  const paths = [
    `remote.php/dav/files/${encodeURIComponent(choice.user)}/`,
    'remote.php/webdav/',
    'webdav/',
    'dav/',
  ];
  for (const path of paths) {
    const url = new URL(path, new URL(front, address));
    if (address.href.startsWith(url.href)) continue;
    const found = await describe(ask, url).catch(() => null);
    if (found?.collection) return new URL(`${FOLDER}/`, url).href;
  }
  return null;
}
