/** Look-ups by place: a page of five megabytes has tens of thousands of mentions, too many to compare each with each. */

/** UTF-16 units, end exclusive. */
export interface Place {
  readonly start: number;
  readonly end: number;
}

/** The last entry at or before a place, else the first behind it; null of nothing. `list` is ordered by `at`. */
export function nearest<T extends { readonly at: number }>(
  list: readonly T[],
  at: number,
): T | null {
  const index = countUpTo(list, entry => entry.at <= at);
  return list[Math.max(0, index - 1)] ?? null;
}

/** Finds the one place of many, of which none overlap, that a given place overlaps. */
export function createOverlap<P extends Place>(
  places: readonly P[],
): (place: Place) => P | undefined {
  const sorted = [...places].sort((a, b) => a.start - b.start);
  return ({ start, end }) => {
    const last = sorted[countUpTo(sorted, place => place.start < end) - 1];
    return last && last.end > start ? last : undefined;
  };
}

/** How many entries at the beginning hold; those that do stand before those that don't. */
function countUpTo<T>(list: readonly T[], holds: (entry: T) => boolean): number {
  let from = 0;
  let to = list.length;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if (holds(list[middle]!)) from = middle + 1;
    else to = middle;
  }
  return from;
}
