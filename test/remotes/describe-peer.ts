import { describe } from 'vitest';
import type { Peer } from '../servers/remotes/index.ts';

/** Describes what holds of a server; where it is missing the tests are skipped, and their name says why. */
export function describePeer(peer: Peer, what: string, tests: () => void): void {
  const reason = peer.missing();
  const title = reason === null ? peer.name : `${peer.name}, skipped: ${reason}`;
  describe.skipIf(reason !== null)(`${what}, ${title}`, tests);
}
