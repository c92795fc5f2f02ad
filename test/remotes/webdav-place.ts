/** Remotes of a running WebDAV server, for devices and by whichever way. */
import type { Remote } from '../../lib/jobs/ports.ts';
import { type AskPorts, createWebdavRemote, type Patience } from '../../lib/remotes/index.ts';
import type { RunningServer } from '../servers/remotes/index.ts';

export const PORTS: AskPorts = {
  fetch: (url, init) => fetch(url, init),
  now: Date.now,
  permitted: async () => true,
};

export function webdavRemote(
  server: RunningServer,
  writer: string,
  {
    url = server.url,
    folder = 'Für uns/Backstory',
    ports = PORTS,
    patience,
    password = server.password,
  }: {
    readonly url?: string;
    readonly folder?: string;
    readonly ports?: AskPorts;
    readonly patience?: Patience;
    readonly password?: string;
  } = {},
): Remote {
  const place = {
    address: new URL(`${encodeURI(folder)}/`, url),
    user: server.user,
    password,
    writer,
  };
  return createWebdavRemote(place, ports, patience);
}
