/** Sync as the background runs it: loaded when it is needed, after changes, by alarm, and when it is asked. */
import type { Sync } from '../../lib/jobs/index.ts';
import type { SyncState } from '../../lib/model/index.ts';
import { isSyncOn, keepAlive, publishSyncState } from '../../lib/platform/index.ts';

/** After the last of several changes; before that one is seldom done. Milliseconds. */
const SOON = 4_000;
/** A question to the remote; who wants to know longer asks again. Milliseconds. */
const LISTENS = 25_000;

export interface SyncLaterParts {
  /** `onChange` is called when the state may read otherwise. */
  load(onChange: () => void): Promise<Sync>;
  /** Highlights are missing that nobody removed. */
  isDamaged(): Promise<boolean>;
  /** Rings as long as sync is on. */
  readonly regular: { set(on: boolean): Promise<void> };
  /** Rings again soon, until what was changed has been dealt with, should the worker die before. */
  readonly pending: { set(on: boolean): Promise<void> };
  /** Something came from elsewhere. */
  pulled(): Promise<void>;
}

export interface SyncLater {
  /** Something was changed, here or at the remote: it is synced once that rests. */
  changed(): void;
  /** Syncs, where sync is on and nothing wants to be left alone. */
  due(): Promise<void>;
  /** Syncs, where sync is on, whatever was in the way: it may be so no more. */
  again(): Promise<void>;
  /** Waits some seconds for news at the remote, and syncs where there are; false where it can't tell. */
  news(): Promise<boolean>;
  /** Does something with what syncs, and tells the views how it stands after. */
  run<T>(work: (sync: Sync) => Promise<T>): Promise<T>;
}

export function createSyncLater(parts: SyncLaterParts): SyncLater {
  let sync: Promise<Sync> | null = null;
  let timer: ReturnType<typeof setTimeout> | null = null;
  let running = 0;
  let lastPull: number | null = null;
  /** Something was changed while a sync ran, which may have looked before. */
  let missed = false;

  function loaded(): Promise<Sync> {
    sync ??= parts.load(() => void publish().catch(console.error));
    sync.catch(() => {
      sync = null;
    });
    return sync;
  }

  let publishing: Promise<SyncState> | null = null;
  let again = false;
  /** One at a time, and the last one tells what is true in the end. */
  async function publish(): Promise<SyncState> {
    if (publishing) {
      again = true;
      return publishing;
    }
    publishing = (async () => {
      let state: SyncState;
      do {
        again = false;
        state = await (await loaded()).state();
        await publishSyncState(state);
      } while (again);
      return state;
    })();
    try {
      return await publishing;
    } finally {
      publishing = null;
    }
  }

  async function run<T>(work: (sync: Sync) => Promise<T>): Promise<T> {
    running++;
    try {
      return await keepAlive(async () => work(await loaded()));
    } finally {
      running--;
      await settle();
    }
  }

  async function settle(): Promise<void> {
    const { state, undo, waiting } = await publish();
    const changed = missed && waiting > 0;
    missed = false;
    if (changed) await afterChange();
    await parts.regular.set(state !== 'off');
    const pull = undo[0]?.pull ?? null;
    if (pull !== lastPull) {
      lastPull = pull;
      await parts.pulled();
    }
  }

  async function due(): Promise<void> {
    if (!(await isSyncOn())) return;
    const damaged = await parts.isDamaged();
    // What the browser lost is brought back from what was sent; nothing is taken for removed.
    await run(one => (damaged ? one.readAgain() : one.syncIfDue()));
    await parts.pending.set(false);
  }

  async function afterChange(): Promise<void> {
    if (!(await isSyncOn())) return;
    await parts.pending.set(true);
    if (timer !== null) clearTimeout(timer);
    timer = setTimeout(() => {
      timer = null;
      due().catch(console.error);
    }, SOON);
    await publish();
  }

  return {
    run,
    due,
    async news() {
      if (!(await isSyncOn())) return false;
      // Not by `run`: what is changed here meanwhile is not to wait for it.
      const news = await keepAlive(async () => (await loaded()).news(AbortSignal.timeout(LISTENS)));
      if (news === 'some') await run(one => one.syncIfDue());
      return news !== 'cannot';
    },
    async again() {
      if (await isSyncOn()) await run(one => one.syncNow());
    },
    changed() {
      // What a sync itself writes is no news; what the user writes meanwhile waits then.
      if (running > 0) missed = true;
      else afterChange().catch(console.error);
    },
  };
}
