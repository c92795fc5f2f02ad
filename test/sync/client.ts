/** A device of a test: store, settings and engine, over a remote in memory. */

import { changeRecord, type HighlightChange } from '../../lib/highlights/index.ts';
import { createSync } from '../../lib/jobs/index.ts';
import type {
  LocalFields,
  LocalValues,
  Remote,
  Sync,
  SyncEnvironment,
} from '../../lib/jobs/ports.ts';
import type { Json, SyncRecordId } from '../../lib/model/index.ts';
import { type CryptoPort, isFieldRecord, isTombstone } from '../../lib/sync/index.ts';
import { canonicalJson } from '../../lib/text/index.ts';
import { bareHighlight } from '../unit/sync/arbitrary-records.ts';
import { createMemoryStore, type MemoryStore } from './memory-store.ts';

export interface Client {
  readonly name: string;
  readonly store: MemoryStore;
  readonly local: Map<SyncRecordId, Record<string, Json>>;
  readonly sync: Sync;
  /** The worker is killed and started anew. */
  restart(): void;
  highlight(number: number): void;
  change(number: number, change: HighlightChange): void;
  /** What is here, in bytes that are equal where states are. */
  state(): string;
  alive(): number;
}

export const WEBDAV = {
  kind: 'webdav' as const,
  address: 'https://dav.example/',
  user: 'u',
  password: 'p',
};

export interface ClientOptions {
  readonly remote: (address: string, password: string) => Remote;
  readonly now: () => number;
  readonly advise?: SyncEnvironment['advise'];
  readonly random?: () => number;
  readonly crypto?: CryptoPort;
  /** Called before and after each step that waits. */
  readonly step?: () => Promise<void>;
}

const idOf = (number: number) => `h${String(number).padStart(20, '0')}`;

export function createClient(name: string, options: ClientOptions): Client {
  const { now, step = async () => {} } = options;
  let generation = 0;
  const named = () => `${name}x${generation++}`.padStart(10, '0').slice(-10);
  const store = createMemoryStore(named, now, step);
  const local = new Map<SyncRecordId, Record<string, Json>>();
  const fields: LocalFields = {
    async read() {
      await step();
      return [...local].map(([id, values]): LocalValues => ({ id, values, changed: null }));
    },
    async apply(records) {
      for (const { id, values } of records) {
        await step();
        if (Object.keys(values).length === 0) local.delete(id);
        else local.set(id, { ...values });
      }
    },
  };
  const start = () =>
    createSync({
      store,
      fields,
      openRemote: choice =>
        choice.kind === 'browser'
          ? options.remote('browser', '')
          : options.remote(choice.address, choice.password),
      ...(options.advise && { advise: options.advise }),
      crypto: options.crypto ?? globalThis.crypto,
      now,
      random: options.random ?? (() => 0.5),
    });
  let sync = start();
  return {
    name,
    store,
    local,
    get sync() {
      return sync;
    },
    restart() {
      sync = start();
    },
    highlight(number) {
      store.edit(idOf(number), (known, at) => {
        const fresh = bareHighlight(number, at);
        return known && !isFieldRecord(known) ? changeRecord(known, { removed: false }, at) : fresh;
      });
    },
    change(number, change) {
      store.edit(idOf(number), (known, at) => {
        if (!known || isFieldRecord(known)) throw new RangeError(`there is no highlight ${number}`);
        return changeRecord(known, change, at);
      });
    },
    state() {
      const records = [...store.records.values()]
        .filter(({ record }) => !isTombstone(record))
        .map(({ record }) => record)
        .sort((a, b) => (a.id < b.id ? -1 : 1));
      return canonicalJson({ records, local: [...local].sort(([a], [b]) => (a < b ? -1 : 1)) });
    },
    alive: () => [...store.records.values()].filter(({ record }) => !isTombstone(record)).length,
  };
}
