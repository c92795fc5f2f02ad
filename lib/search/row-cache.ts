/** Rows read lately, checked, up to so many bytes; one cache may serve many segments. */
export interface RowCache {
  get(owner: object, row: number): Uint8Array | undefined;
  set(owner: object, row: number, bytes: Uint8Array): void;
}

/** Least recently used rows leave first. 16 MB hold an index of 80 MB of text whole. */
export function createRowCache(limit = 16 * 1024 * 1024): RowCache {
  const owners = new WeakMap<object, number>();
  const rows = new Map<string, Uint8Array>();
  let nextOwner = 0;
  let held = 0;
  const key = (owner: object, row: number): string => {
    let no = owners.get(owner);
    if (no === undefined) {
      no = nextOwner++;
      owners.set(owner, no);
    }
    return `${no}:${row}`;
  };
  return {
    get(owner, row) {
      const id = key(owner, row);
      const bytes = rows.get(id);
      if (bytes !== undefined) {
        rows.delete(id);
        rows.set(id, bytes);
      }
      return bytes;
    },
    set(owner, row, bytes) {
      const id = key(owner, row);
      held += bytes.length - (rows.get(id)?.length ?? 0);
      rows.delete(id);
      rows.set(id, bytes);
      for (const [oldest, old] of rows) {
        if (held <= limit || oldest === id) break;
        rows.delete(oldest);
        held -= old.length;
      }
    },
  };
}

/** The rows of one segment that were used last, as many as are named: for who reads it through in order. */
export function createLastRows(most: number): RowCache {
  const held: { row: number; bytes: Uint8Array; used: number }[] = [];
  let clock = 0;
  return {
    get(_, row) {
      const found = held.find(one => one.row === row);
      if (!found) return undefined;
      found.used = clock++;
      return found.bytes;
    },
    set(_, row, bytes) {
      const next = { row, bytes, used: clock++ };
      if (held.length < most) held.push(next);
      else {
        const oldest = Math.min(...held.map(one => one.used));
        held[held.findIndex(one => one.used === oldest)] = next;
      }
    },
  };
}
