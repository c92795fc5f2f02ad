/** Gets the servers that the tests of remotes run against, where they are missing and may be had. */
import { installPackages } from '../../debian.ts';
import { apache } from './apache.ts';
import { installPouchdb } from './pouchdb.ts';
import { rclone } from './rclone.ts';

const PACKAGES = [
  [rclone, 'rclone'],
  [apache, 'apache2'],
] as const;

export default function setUpServers(): void {
  const missing = PACKAGES.filter(([peer]) => peer.missing() !== null).map(([, name]) => name);
  installPackages(missing, line => console.error(line));
  installPouchdb();
}
