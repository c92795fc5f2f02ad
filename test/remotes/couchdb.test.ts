import { pouchdb, type RunningServer } from '../servers/remotes/index.ts';
import { itKeepsTheContract } from './contract.ts';
import { couchdbRemote } from './couchdb-place.ts';
import { describePeer } from './describe-peer.ts';

describePeer(pouchdb, 'a CouchDB remote', () => {
  itKeepsTheContract(async () => {
    const server: RunningServer = await pouchdb.start();
    return { remote: () => couchdbRemote(server), stop: () => server.stop() };
  });
});
