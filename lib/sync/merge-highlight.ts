import type {
  Clock,
  DeviceId,
  HighlightNotes,
  HighlightRecord,
  NoteVersion,
  Stamped,
} from '../model/index.ts';
import { canonicalJson } from '../text/index.ts';
import { laterClock } from './clock.ts';

/**
 * What two devices know of one highlight, made one. Commutative, associative and idempotent, so that it
 * does not matter in which order, or how often, devices hear of each other. Throws a RangeError where
 * the records are of different highlights.
 */
export function mergeHighlight(a: HighlightRecord, b: HighlightRecord): HighlightRecord {
  if (a.id !== b.id) throw new RangeError(`${a.id} and ${b.id} are different highlights`);
  return {
    ...madeOf(a, b),
    colour: laterStamped(a.colour, b.colour),
    tags: laterStamped(a.tags, b.tags),
    links: laterStamped(a.links, b.links),
    removed: laterStamped(a.removed, b.removed),
    notes: mergeNotes(a.notes, b.notes),
  };
}

/** What never changes. Two records can differ in it only by a fault; then all devices take the same one. */
function madeOf(a: HighlightRecord, b: HighlightRecord) {
  const made = ({ id, created, by, page, anchor }: HighlightRecord) => {
    return { id, created, by, page, anchor };
  };
  return greater(made(a), made(b));
}

/** The one that was written later; of two written at once, which no device does, the greater value. */
export function laterStamped<T>(a: Stamped<T>, b: Stamped<T>): Stamped<T> {
  if (a.at !== b.at) return a.at > b.at ? a : b;
  return greater(a, b);
}

/**
 * A multi-value register: the join of two sets of dots with their causal contexts (Almeida, Shoker,
 * Baquero 2018, "Delta state replicated data types", 4.2). A version stays that both have, or that the
 * other has not seen yet; what the other has seen and has no more was written over there.
 */
export function mergeNotes(a: HighlightNotes, b: HighlightNotes): HighlightNotes {
  const [left, right] = [covered(a), covered(b)];
  const kept = new Map<Clock, NoteVersion>();
  const keep = (of: Covered, other: Covered) => {
    for (const [at, version] of of.versions) {
      const theirs = other.versions.get(at);
      if (theirs) kept.set(at, greater(version, theirs));
      else if ((other.seen.get(deviceOf(at)) ?? '') < at) kept.set(at, version);
    }
  };
  keep(left, right);
  keep(right, left);
  const seen = new Map(left.seen);
  for (const [device, at] of right.seen) seen.set(device, later(seen.get(device), at));
  return {
    versions: [...kept.values()].sort((x, y) => (x.at > y.at ? -1 : 1)),
    seen: Object.fromEntries([...seen].sort(([x], [y]) => (x < y ? -1 : 1))),
  };
}

interface Covered {
  readonly versions: ReadonlyMap<Clock, NoteVersion>;
  readonly seen: ReadonlyMap<DeviceId, Clock>;
}

/** What is there has been seen, whatever the record says: the join is only right for such. */
function covered(notes: HighlightNotes): Covered {
  const versions = new Map<Clock, NoteVersion>();
  const seen = new Map<DeviceId, Clock>(Object.entries(notes.seen));
  for (const version of notes.versions) {
    const { at } = version;
    const other = versions.get(at);
    versions.set(at, other ? greater(version, other) : version);
    seen.set(deviceOf(at), later(seen.get(deviceOf(at)), at));
  }
  return { versions, seen };
}

function later(a: Clock | undefined, b: Clock): Clock {
  return laterClock(a ?? null, b) ?? b;
}

function deviceOf(at: Clock): DeviceId {
  return at.slice(at.lastIndexOf('-') + 1);
}

/** By an order that is the same on all devices. */
function greater<T>(a: T, b: T): T {
  return canonicalJson(a) >= canonicalJson(b) ? a : b;
}
