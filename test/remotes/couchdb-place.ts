import type { Remote } from '../../lib/jobs/ports.ts';
import { type AskPorts, createCouchdbRemote, type Patience } from '../../lib/remotes/index.ts';
import type { RunningServer } from '../servers/remotes/index.ts';
import { PORTS } from './webdav-place.ts';

export function couchdbRemote(
  server: RunningServer,
  {
    url = server.url,
    database = 'our-set',
    ports = PORTS,
    patience,
    password = server.password,
  }: {
    readonly url?: string;
    readonly database?: string;
    readonly ports?: AskPorts;
    readonly patience?: Patience;
    readonly password?: string;
  } = {},
): Remote {
  const place = { address: new URL(`${database}/`, url), user: server.user, password };
  return createCouchdbRemote(place, ports, patience);
}
