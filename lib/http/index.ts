export { type HostKind, hostKind, isOwnNetwork } from './host-kind.ts';
export { type BodyLimits, dropBody, isTimeout, readBody, watched } from './read-body.ts';
export { backOff, retryAfter } from './retry.ts';
