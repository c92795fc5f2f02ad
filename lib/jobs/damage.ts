/**
 * Tells damage from deletion. Browsers may drop a database, or make a broken one anew, without a word; what
 * is gone then must not be taken for removed, neither here nor by other devices. So a sentinel beside the
 * database remembers what it held. Removed highlights stay as tombstones: their number never falls.
 */
import type { Clock } from '../model/index.ts';
import type { HighlightCensus, HighlightStore } from './highlight-ports.ts';

/** What was there when it was last looked at; kept outside of the database. */
export interface Sentinel {
  readonly database: string;
  readonly highlights: number;
  readonly clock: Clock | null;
  /** Set while records are missing and the user has not dealt with it. */
  readonly damage: Damage | null;
}

export interface Damage {
  /** Milliseconds since 1970: when it was noticed. */
  readonly noticed: number;
  readonly expected: number;
  readonly found: number;
}

export interface SentinelKeeper {
  read(): Promise<Sentinel | null>;
  write(sentinel: Sentinel): Promise<void>;
}

/**
 * Fewer than this share is damage even in the database that was there before. The last few may be
 * missing without it: a power cut can undo what IndexedDB has taken but not yet written to the disk.
 */
const MOST_OF_IT = 0.9;

/** What is missing; null where all, or nearly all, is there. A database made anew is damage from one record on. */
export function missingFrom(
  sentinel: Pick<Sentinel, 'database' | 'highlights'>,
  census: HighlightCensus,
): Pick<Damage, 'expected' | 'found'> | null {
  const { highlights: expected } = sentinel;
  const { highlights: found } = census;
  const anew = census.database !== sentinel.database;
  const damaged = anew ? found < expected : found < expected * MOST_OF_IT;
  return damaged ? { expected, found } : null;
}

export interface DamageWatch {
  /**
   * Compares what is there with what was, and brings the sentinel up to date where that is in order. To be
   * called at a start, and after what writes highlights; calls at once are made one.
   */
  look(): Promise<void>;
  /** Records are missing, and the user has not dealt with that: nothing may be taken for deleted. */
  isDamaged(): Promise<boolean>;
  /** The user goes on with what is there. */
  accept(): Promise<void>;
}

export function createDamageWatch(
  store: Pick<HighlightStore, 'census' | 'settle'>,
  keeper: SentinelKeeper,
  now: () => number,
): DamageWatch {
  let running: Promise<void> | null = null;
  let again = false;

  async function lookOnce(): Promise<void> {
    const sentinel = await keeper.read();
    const census = await store.census();
    const missing = sentinel && missingFrom(sentinel, census);
    if (sentinel && missing) {
      const noticed = sentinel.damage?.noticed ?? now();
      const damage = { noticed, ...missing };
      if (JSON.stringify(damage) !== JSON.stringify(sentinel.damage))
        await keeper.write({ ...sentinel, damage });
      return;
    }
    await keep(sentinel?.clock ?? null);
  }

  /** What was lost in a power cut must not have its clocks given again. */
  async function keep(clock: Clock | null): Promise<void> {
    const { database, ...census } = await store.settle(clock);
    if (database !== null) await keeper.write({ database, ...census, damage: null });
  }

  function look(): Promise<void> {
    if (running) {
      again = true;
      return running;
    }
    running = (async () => {
      do {
        again = false;
        await lookOnce();
      } while (again);
    })().finally(() => {
      running = null;
    });
    return running;
  }

  return {
    look,
    async isDamaged() {
      await look();
      return (await keeper.read())?.damage != null;
    },
    async accept() {
      await look();
      await keep((await keeper.read())?.clock ?? null);
    },
  };
}

/** The store, which has the watch look after all that it writes. */
export function watchedStore(store: HighlightStore, look: () => void): HighlightStore {
  async function then<T>(written: Promise<T>): Promise<T> {
    const done = await written;
    look();
    return done;
  }
  return {
    ...store,
    write: (id, change) => then(store.write(id, change)),
    merge: (records, merge) => then(store.merge(records, merge)),
    rewrite: (heard, decide) => then(store.rewrite(heard, decide)),
  };
}
