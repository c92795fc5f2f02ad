import { DATABASE, openThere } from '../../lib/store/index.ts';

/** Begun at once, and of no use where the build only looks at this. */
export const marksDatabase =
  typeof indexedDB === 'undefined' ? Promise.resolve(null) : openThere(DATABASE);
