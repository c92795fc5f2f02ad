export { adviseOn } from './advise.ts';
export type { AskPorts, Patience, SignIn } from './ask.ts';
export {
  type BrowserStoragePorts,
  createBrowserStorage,
  type SyncArea,
} from './browser-storage.ts';
export { type CouchdbPlace, createCouchdbRemote } from './couchdb.ts';
export { type Invitation, readInvitation, writeInvitation } from './invitation.ts';
export { createOpenRemote, type RemotePorts } from './open-remote.ts';
export { readRemoteAddress } from './remote-address.ts';
export { createWebdavRemote, type WebdavPlace } from './webdav.ts';
export type { RateMemory, RateState } from './write-rates.ts';
