/** A remote that is counted along with, so that what it holds after a sync is known without another list. */
import type { Remote } from './remote-ports.ts';

export interface CountedRemote extends Remote {
  /** Bytes, names included: what the last list of all told, and what was written and removed since. */
  used(): number;
}

export function countedRemote(remote: Remote): CountedRemote {
  const sizes = new Map<string, number>();
  return {
    ...remote,
    async list(folder, signal) {
      const items = await remote.list(folder, signal);
      if (folder === '') sizes.clear();
      for (const { name, size } of items) sizes.set(name, size);
      return items;
    },
    async putOnce(name, bytes, signal) {
      const put = await remote.putOnce(name, bytes, signal);
      sizes.set(name, bytes.length);
      return put;
    },
    async remove(names, signal) {
      await remote.remove(names, signal);
      for (const name of names) sizes.delete(name);
    },
    used: () => [...sizes].reduce((sum, [name, size]) => sum + name.length + size, 0),
  };
}
