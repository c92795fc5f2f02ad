export type { AskPorts, Patience, SignIn } from './ask.ts';
export {
  type BrowserStoragePorts,
  createBrowserStorage,
  type SyncArea,
} from './browser-storage.ts';
export { readRemoteAddress } from './remote-address.ts';
export { createWebdavRemote, type WebdavPlace } from './webdav.ts';
export type { RateMemory, RateState } from './write-rates.ts';
