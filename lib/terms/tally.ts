/**
 * Counts by surface form, as plain data: it is stored with every step of an import, so it is flat.
 * `counts` holds three numbers a key: occurrences; documents; occurrences of a second sort, which
 * each tally names for itself.
 */
export interface Tally {
  readonly keys: readonly string[];
  readonly counts: readonly number[];
}

export interface Count {
  total: number;
  docs: number;
  other: number;
  /** The document that was counted last; not stored. */
  last: number;
}

export type Counts = Map<string, Count>;

export function addTo(counts: Counts, key: string, doc: number, other = 0): void {
  const found = counts.get(key);
  if (!found) {
    counts.set(key, { total: 1, docs: 1, other, last: doc });
    return;
  }
  found.total++;
  found.other += other;
  if (found.last !== doc) {
    found.docs++;
    found.last = doc;
  }
}

export function toTally(counts: Counts): Tally {
  const keys: string[] = [];
  const flat: number[] = [];
  for (const [key, count] of counts) {
    keys.push(key);
    flat.push(count.total, count.docs, count.other);
  }
  return { keys, counts: flat };
}

export function addTally(counts: Counts, tally: Tally): void {
  for (let i = 0; i < tally.keys.length; i++) {
    const key = tally.keys[i]!;
    const total = tally.counts[i * 3]!;
    const docs = tally.counts[i * 3 + 1]!;
    const other = tally.counts[i * 3 + 2]!;
    const found = counts.get(key);
    if (found) {
      found.total += total;
      found.docs += docs;
      found.other += other;
    } else {
      counts.set(key, { total, docs, other, last: -1 });
    }
  }
}

export function countsOf(tally: Tally): Counts {
  const counts: Counts = new Map();
  addTally(counts, tally);
  return counts;
}
