/**
 * The browser account: `storage.sync`, which browsers carry between the devices of one account. Small,
 * and refused where it is written too often: both are said before the browser does. Chromium and Firefox
 * count an item as its key and its value as JSON, in UTF-8.
 */
import { type Remote, RemoteError, type RemoteItem } from '../jobs/ports.ts';
import { bytesWithin, fromBase85, textLength, toBase85 } from './base85.ts';
import { folderParts, isName, partsOf } from './item-names.ts';
import { inMemory, oneMore, type RateMemory } from './write-rates.ts';

/** As much of `storage.sync` as is used. */
export interface SyncArea {
  get(keys: string | null): Promise<Record<string, unknown>>;
  set(items: Record<string, unknown>): Promise<void>;
  remove(keys: string[]): Promise<void>;
}

export interface BrowserStoragePorts {
  readonly area: SyncArea;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly rates?: RateMemory;
}

/** Tells ours from what else lies in the account. */
const PREFIX = 'b/';
/** The browser's own limits, in bytes and items; of an item somewhat less is used. */
const TOTAL = 102_400;
const ITEMS = 512;
const ITEM = 8_000;
/** Around a text in JSON. */
const QUOTES = 2;
/** `devices/`, a device, a number, an ending: no name is longer. */
const LONGEST_NAME = 64;
const LARGEST = bytesWithin(ITEM - QUOTES - PREFIX.length - LONGEST_NAME);
const PER_ITEM = QUOTES + PREFIX.length + LONGEST_NAME;
/** When to ask again where the browser counted otherwise than we did. */
const LATER = 10 * 60_000;

export function createBrowserStorage(ports: BrowserStoragePorts): Remote {
  const { area, now, rates = inMemory() } = ports;
  let writing: Promise<unknown> = Promise.resolve();

  /** One write at a time: each looks first at what is there. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = writing.then(work);
    writing = done.catch(() => undefined);
    return done;
  }

  const all = () => told(area.get(null));

  async function list(folder: string, signal?: AbortSignal): Promise<RemoteItem[]> {
    const within = folderParts(folder).map(part => `${part}/`);
    goOn(signal);
    const items: RemoteItem[] = [];
    for (const [key, value] of Object.entries(await all())) {
      const name = key.slice(PREFIX.length);
      if (!key.startsWith(PREFIX) || !isName(name) || !name.startsWith(within.join(''))) continue;
      items.push({ name, size: read(value).length });
    }
    return items;
  }

  async function get(name: string, signal?: AbortSignal): Promise<Uint8Array | null> {
    const key = keyOf(name);
    goOn(signal);
    const found = await told(area.get(key));
    return key in found ? read(found[key]) : null;
  }

  async function putOnce(name: string, bytes: Uint8Array, signal?: AbortSignal) {
    const key = keyOf(name);
    const size = key.length + QUOTES + textLength(bytes.length);
    return inTurn(async (): Promise<'written' | 'exists'> => {
      goOn(signal);
      const held = await all();
      if (key in held) return 'exists';
      if (size > ITEM)
        throw new RemoteError(
          'full',
          `The browser account takes no more than ${ITEM} bytes at once.`,
        );
      const { used, items } = measure(held);
      if (used + size > TOTAL || items + 1 > ITEMS)
        throw new RemoteError('full', 'The browser account has no room left.');
      await mayWrite();
      await told(area.set({ [key]: toBase85(bytes) }));
      return 'written';
    });
  }

  async function remove(names: readonly string[], signal?: AbortSignal): Promise<void> {
    const keys = names.map(keyOf);
    return inTurn(async () => {
      goOn(signal);
      const held = await all();
      const there = keys.filter(key => key in held);
      if (there.length === 0) return;
      await mayWrite();
      await told(area.remove(there));
    });
  }

  async function fullness(signal?: AbortSignal) {
    goOn(signal);
    const { used, items } = measure(await all());
    return { used: Math.max(used, Math.round((items / ITEMS) * TOTAL)), total: TOTAL };
  }

  async function mayWrite(): Promise<void> {
    const next = oneMore(await rates.read(), now());
    if ('retryAt' in next) throw busy(next.retryAt);
    await rates.write(next.state);
  }

  /** The browser's refusals in our words. */
  async function told<T>(call: Promise<T>): Promise<T> {
    try {
      return await call;
    } catch (error) {
      const said = error instanceof Error ? error.message : String(error);
      if (/MAX_WRITE_OPERATIONS|MAX_SUSTAINED/i.test(said)) throw busy(now() + LATER);
      if (/quota|MAX_ITEMS/i.test(said))
        throw new RemoteError('full', `The browser account takes no more: ${said}`);
      throw new RemoteError('internal', `The browser account cannot be used: ${said}`);
    }
  }

  return {
    kind: 'browser',
    limits: { item: LARGEST, total: bytesWithin(TOTAL - (TOTAL / ITEM) * PER_ITEM), items: ITEMS },
    ...{ list, get, putOnce, remove, fullness },
  };
}

function busy(retryAt: number): RemoteError {
  return new RemoteError('busy', 'The browser account takes no more writes for now.', retryAt);
}

function keyOf(name: string): string {
  return PREFIX + partsOf(name).join('/');
}

/** What is none of our texts is as good as empty: nothing that is sealed is. */
function read(value: unknown): Uint8Array {
  return (typeof value === 'string' ? fromBase85(value) : null) ?? new Uint8Array();
}

/** As the browser counts, of all that the extension has there. */
function measure(held: Readonly<Record<string, unknown>>): { used: number; items: number } {
  const encoder = new TextEncoder();
  let used = 0;
  for (const [key, value] of Object.entries(held))
    used += encoder.encode(key + JSON.stringify(value).replaceAll('<', '\\u003C')).length;
  return { used, items: Object.keys(held).length };
}

function goOn(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new RemoteError('internal', 'It was stopped.');
}
