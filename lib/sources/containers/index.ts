export type { ByteChunk, Container, ContainerFile } from './container.ts';
export { listContainer } from './list.ts';
export { joined, readWindows } from './read-bytes.ts';
export { MAX_ENTRIES } from './zip.ts';
