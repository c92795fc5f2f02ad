export type { AskPorts, Patience, SignIn } from './ask.ts';
export { readRemoteAddress } from './remote-address.ts';
export { createWebdavRemote, type WebdavPlace } from './webdav.ts';
