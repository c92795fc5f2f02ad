export { Sync } from './Sync.tsx';
export { SyncLine, type SyncLineProps } from './SyncLine.tsx';
export type * from './types.ts';
