/**
 * `storage.sync` of one browser account as several devices see it: the quotas are Chromium's
 * (`settings_storage_quota_enforcer.cc`, `storage_api.cc`), and a relay stands for the account's server,
 * which two profiles cannot have without a person who signs in.
 */
const TOTAL = 102_400;
const ITEM = 8_192;
const ITEMS = 512;
/** In windows that begin with the first write after the last one ended. */
const RATES = [
  { ms: 60_000, writes: 120, name: 'MAX_WRITE_OPERATIONS_PER_MINUTE' },
  { ms: 3_600_000, writes: 1_800, name: 'MAX_WRITE_OPERATIONS_PER_HOUR' },
];

export interface FakeDevice {
  get(keys: string | null): Promise<Record<string, unknown>>;
  set(items: Record<string, unknown>): Promise<void>;
  remove(keys: string[]): Promise<void>;
  /** What is there, past the interface. */
  readonly items: Map<string, string>;
  /** Writes that came through. */
  writes(): number;
}

/** `now` in milliseconds since 1970. */
export function createFakeDevice(now: () => number): FakeDevice {
  const items = new Map<string, string>();
  const windows = RATES.map(() => ({ since: Number.NEGATIVE_INFINITY, writes: 0 }));
  let writes = 0;

  const count = () => {
    for (const [i, { ms, writes: most, name }] of RATES.entries()) {
      const open = windows[i]!;
      if (now() >= open.since + ms) windows[i] = { since: now(), writes: 0 };
      if (windows[i]!.writes >= most) throw new Error(`This request exceeds the ${name} quota.`);
    }
    for (const open of windows) open.writes++;
    writes++;
  };

  return {
    items,
    writes: () => writes,
    async get(keys) {
      const wanted = keys === null ? [...items.keys()] : items.has(keys) ? [keys] : [];
      return Object.fromEntries(wanted.map(key => [key, JSON.parse(items.get(key)!)]));
    },
    async set(added) {
      count();
      const after = new Map(items);
      for (const [key, value] of Object.entries(added)) {
        const text = JSON.stringify(value);
        if (bytes(key, text) > ITEM) throw new Error('QUOTA_BYTES_PER_ITEM quota exceeded');
        after.set(key, text);
      }
      if (after.size > ITEMS) throw new Error('MAX_ITEMS quota exceeded');
      const total = [...after].reduce((sum, [key, text]) => sum + bytes(key, text), 0);
      if (total > TOTAL) throw new Error('QUOTA_BYTES quota exceeded');
      for (const [key, text] of after) items.set(key, text);
    },
    async remove(keys) {
      count();
      for (const key of keys) items.delete(key);
    },
  };
}

/** In UTF-8, as Chromium writes JSON: it escapes `<`. */
function bytes(key: string, text: string): number {
  return Buffer.byteLength(key + text.replaceAll('<', '\\u003C'));
}

/** The account's server: what a device wrote or removed since it was last asked comes to the others. */
export function createRelay(devices: readonly FakeDevice[]): { carry(): void } {
  let known = new Map<string, string>();
  return {
    carry() {
      const next = new Map(known);
      for (const { items } of devices) {
        for (const [key, text] of items) if (known.get(key) !== text) next.set(key, text);
        for (const key of known.keys()) if (!items.has(key)) next.delete(key);
      }
      known = next;
      for (const { items } of devices) {
        items.clear();
        for (const [key, text] of next) items.set(key, text);
      }
    },
  };
}
