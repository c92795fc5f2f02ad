/** A remote in memory that several clients share, and that fails as it is told to. */
import { type Remote, RemoteError } from '../../lib/jobs/ports.ts';

export interface MemoryRemote {
  readonly files: Map<string, Uint8Array>;
  /** A client's view of it. */
  client(faults?: Partial<Faults>): Remote;
}

export interface Faults {
  /** Called before each request; throws what the request is to fail with. */
  readonly before: (method: keyof Omit<Remote, 'kind' | 'limits'>, name: string) => Promise<void>;
  /** Called after each request that was carried out; throws where the reply is lost. */
  readonly after: (method: string, name: string) => Promise<void>;
  /** What is written in place of these bytes. */
  readonly written: (name: string, bytes: Uint8Array) => Uint8Array;
}

export interface MemoryLimits {
  readonly item?: number | null;
  readonly total?: number | null;
}

export function createMemoryRemote({ item = null, total = null }: MemoryLimits = {}): MemoryRemote {
  const files = new Map<string, Uint8Array>();
  const used = () => [...files].reduce((sum, [name, { length }]) => sum + name.length + length, 0);
  return {
    files,
    client(faults = {}) {
      const before = faults.before ?? (async () => {});
      const after = faults.after ?? (async () => {});
      return {
        kind: total === null ? 'webdav' : 'browser',
        limits: { item, total, items: null },
        async list(folder) {
          await before('list', folder);
          const below = folder === '' ? '' : `${folder}/`;
          const items = [...files]
            .filter(([name]) => name.startsWith(below))
            .map(([name, { length }]) => ({ name, size: length }));
          await after('list', folder);
          return items;
        },
        async get(name) {
          await before('get', name);
          const bytes = files.get(name)?.slice() ?? null;
          await after('get', name);
          return bytes;
        },
        async putOnce(name, bytes) {
          await before('putOnce', name);
          if (files.has(name)) return 'exists';
          if (item !== null && bytes.length > item)
            throw new RemoteError('full', `${name} is too large.`);
          if (total !== null && used() + name.length + bytes.length > total) {
            throw new RemoteError('full', 'There is no room left.');
          }
          files.set(name, (faults.written ?? ((_, all) => all))(name, bytes).slice());
          await after('putOnce', name);
          return 'written';
        },
        async remove(names) {
          await before('remove', names[0] ?? '');
          for (const name of names) files.delete(name);
          await after('remove', names[0] ?? '');
        },
      };
    },
  };
}
