import type { Remote } from '../jobs/ports.ts';
import { RemoteError } from '../jobs/ports.ts';
import type { DeviceId, RemoteChoice } from '../model/index.ts';
import type { AskPorts } from './ask.ts';
import { type BrowserStoragePorts, createBrowserStorage } from './browser-storage.ts';
import { createCouchdbRemote } from './couchdb.ts';
import { readRemoteAddress } from './remote-address.ts';
import { createWebdavRemote } from './webdav.ts';

export interface RemotePorts extends AskPorts {
  readonly account: Omit<BrowserStoragePorts, 'now'>;
  /** Who writes; another name may be taken on the way. */
  readonly device: () => DeviceId;
}

/** Opens what the user chose. Throws a `RemoteError` where the address is none. */
export function createOpenRemote(ports: RemotePorts): (choice: RemoteChoice) => Remote {
  // One for all: its writes wait for each other.
  const account = createBrowserStorage({ ...ports.account, now: ports.now });
  return choice => {
    if (choice.kind === 'browser') return account;
    const address = readRemoteAddress(choice.address);
    if (!address.ok) throw new RemoteError('not-a-remote', address.error.message);
    const { user, password } = choice;
    const place = { address: address.value, user, password };
    return choice.kind === 'webdav'
      ? createWebdavRemote({ ...place, writer: ports.device() }, ports)
      : createCouchdbRemote(place, ports);
  };
}
