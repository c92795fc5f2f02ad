/** Tries an address that a person typed, and says in words what is wrong with it and what to do. */
import { type Remote, RemoteError, type RemoteFault } from '../jobs/ports.ts';
import { type AskPorts, createAsk, LeadsElsewhere, type Patience, type SignIn } from './ask.ts';
import { createCouchdbRemote } from './couchdb.ts';
import { readRemoteAddress } from './remote-address.ts';
import { createWebdavRemote } from './webdav.ts';
import { describe } from './webdav-folder.ts';

export interface Typed extends SignIn {
  readonly kind: 'webdav' | 'couchdb';
  readonly address: string;
}

export type Probe =
  | { readonly ok: true; readonly address: string }
  | {
      readonly ok: false;
      readonly fault: RemoteFault | 'wrong-use';
      /** What is wrong, and what to do, a sentence each. */
      readonly message: string;
      readonly action: string;
      /** An address that answers as it should, to be offered. */
      readonly suggestion: string | null;
    };

/** Who writes when an address is tried; nothing of it stays. */
const PROBER = 'probe';
/** The last part of an address that is suggested. */
const FOLDER = 'Backstory';

const ACTIONS: Readonly<Record<RemoteFault, string>> = {
  'sign-in': 'Check both. Nextcloud and most others want an app password, made in their settings.',
  forbidden: 'Choose a folder or database that this user may write to.',
  'not-a-remote': 'Copy the address from the settings of your provider.',
  full: 'Make room there, or choose another place.',
  busy: 'Try again in a few minutes.',
  unreachable: 'Check the address, and whether you are connected to its network.',
  'no-permission': 'Allow it when the browser asks.',
  internal: 'Try it again.',
};

/**
 * Writes, reads and removes an item there, so that what is wrong shows now and not at the first highlight;
 * makes the folder or the database where it is missing.
 */
export async function probe(typed: Typed, ports: AskPorts, patience?: Patience): Promise<Probe> {
  const read = readRemoteAddress(typed.address);
  if (!read.ok) {
    const { message, action } = read.error;
    return { ok: false, fault: 'wrong-use', message, action, suggestion: null };
  }
  const address = read.value;
  if (typed.user.includes(':'))
    return failed('wrong-use', 'A user has no colon.', 'Put the password into its own field.');
  const { user, password } = typed;
  const place = { address, user, password, writer: PROBER };
  const remote =
    typed.kind === 'webdav'
      ? createWebdavRemote(place, ports, patience)
      : createCouchdbRemote(place, ports, patience);
  try {
    const wrong = await tryOut(remote, address.host);
    return wrong ?? { ok: true, address: address.href };
  } catch (error) {
    if (!(error instanceof RemoteError)) throw error;
    const { fault, message } = error;
    const suggestion =
      typed.kind === 'webdav' ? await otherAddress(error, place, ports, patience) : null;
    const action =
      suggestion === null ? ACTIONS[fault] : 'This address, on the same server, does answer.';
    return { ok: false, fault, message, action, suggestion };
  }
}

function failed(fault: RemoteFault | 'wrong-use', message: string, action: string): Probe {
  return { ok: false, fault, message, action, suggestion: null };
}

async function tryOut(remote: Remote, host: string): Promise<Probe | null> {
  const name = `probe/${PROBER}/${Date.now().toString(36)}`;
  const bytes = crypto.getRandomValues(new Uint8Array(64));
  await remote.list(`probe/${PROBER}`);
  const first = await remote.putOnce(name, bytes);
  try {
    const again = await remote.putOnce(name, new Uint8Array(8));
    const kept = await remote.get(name);
    const same = kept?.length === bytes.length && kept.every((byte, i) => byte === bytes[i]);
    if (first === 'written' && again === 'exists' && same) return null;
    return failed(
      'not-a-remote',
      again === 'written'
        ? `${host} writes over what is there, though it is told not to.`
        : `${host} does not give back what it was given.`,
      'Highlights would be lost there. Choose another place.',
    );
  } finally {
    await remote.remove([name]);
  }
}

/**
 * Where the folder may be instead: where a redirect leads, or at one of the paths that servers have it
 * at. Null where none answers. Only of the same host; no password goes elsewhere.
 */
async function otherAddress(
  error: RemoteError,
  place: SignIn & { readonly address: URL },
  ports: AskPorts,
  patience: Patience | undefined,
): Promise<string | null> {
  const { address, user } = place;
  if (error instanceof LeadsElsewhere) {
    const { to } = error;
    const safer = to !== null && to.hostname === address.hostname && to.protocol === 'https:';
    return safer ? new URL(address.pathname, to).href : null;
  }
  if (error.fault !== 'not-a-remote' && error.fault !== 'forbidden') return null;
  const ask = createAsk(ports, place, patience);
  // What stands before the pages that people see: a Nextcloud in a folder of its host.
  const front = address.pathname.replace(/\/(index\.php|apps|remote\.php|login)\/.*$/, '/');
  const paths = [
    `remote.php/dav/files/${encodeURIComponent(user)}/`,
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
