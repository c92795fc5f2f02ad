/** Where a card looks for quotes: places of a term, spread over time, before any of them is read. */
import type { Occurrence } from '../terms/index.ts';

/** An occurrence, and where its post stands among all dated posts of the archive; -1 without a date. */
export interface TimedOccurrence extends Occurrence {
  readonly time: number;
}

/** Oldest first, a post before its comments; those without a date last. `inTime` is `postsInTime`. */
export function sortInTime(
  occurrences: readonly Occurrence[],
  inTime: readonly number[],
): TimedOccurrence[] {
  const times = new Map(inTime.map((no, time) => [no, time]));
  return occurrences
    .map(occurrence => ({ ...occurrence, time: times.get(occurrence.post) ?? -1 }))
    .sort((a, b) => late(a) - late(b) || a.comment - b.comment);
}

function late({ time, post }: TimedOccurrence): number {
  return time < 0 ? Number.MAX_SAFE_INTEGER / 2 + post : time;
}

/**
 * So many groups of places, the latest first, each from its own stretch of time. A stretch is one part
 * a share of the places, two parts one of the time between the first and the last: by places alone
 * all groups of a term that was in the news once would be of that month, by time alone most would
 * have one poor place. In each group the posts that speak of the term most come first, `each` of
 * them at most and no post twice.
 */
export function spread(
  places: readonly TimedOccurrence[],
  count: number,
  each: number,
): TimedOccurrence[][] {
  const dated = places.filter(place => place.time >= 0);
  // Places without a date serve only where there are no others.
  const from = dated.length > 0 ? dated : places;
  const first = from[0]?.time ?? 0;
  const span = Math.max(1, (from.at(-1)?.time ?? 0) - first);
  const groups: TimedOccurrence[][] = Array.from({ length: count }, () => []);
  for (const [rank, place] of from.entries()) {
    const share = ((rank + 0.5) / from.length + (2 * (place.time - first)) / span) / 3;
    groups[Math.min(count - 1, Math.floor(share * count))]!.push(place);
  }
  return groups.reverse().map(group => mostTelling(group, each));
}

function mostTelling(group: readonly TimedOccurrence[], most: number): TimedOccurrence[] {
  const posts = new Set<number>();
  const told: TimedOccurrence[] = [];
  for (const place of [...group].sort((a, b) => b.count - a.count)) {
    if (told.length === most) break;
    if (posts.has(place.post)) continue;
    posts.add(place.post);
    told.push(place);
  }
  return told;
}
