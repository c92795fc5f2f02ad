export { apache } from './apache.ts';
export * from './fault-proxy.ts';
export { pouchdb } from './pouchdb.ts';
export type { Peer, RunningServer } from './program.ts';
export { rclone } from './rclone.ts';
