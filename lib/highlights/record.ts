import type {
  Clock,
  DeviceId,
  HighlightAnchor,
  HighlightColour,
  HighlightId,
  HighlightLink,
  HighlightPage,
  HighlightRecord,
  Stamped,
} from '../model/index.ts';

/** What is known when a highlight is made. */
export interface NewHighlight {
  readonly id: HighlightId;
  /** Milliseconds since 1970. */
  readonly created: number;
  /** Who made it; the user, unless it is given. */
  readonly by?: string | null;
  readonly page: HighlightPage;
  readonly anchor: HighlightAnchor;
  readonly colour: HighlightColour;
  readonly note?: string;
  readonly tags?: readonly string[];
  readonly links?: readonly HighlightLink[];
}

/** What the user can change of one; what is absent stays. */
export interface HighlightChange {
  readonly colour?: HighlightColour | undefined;
  readonly note?: string | undefined;
  readonly tags?: readonly string[] | undefined;
  readonly links?: readonly HighlightLink[] | undefined;
  readonly removed?: boolean | undefined;
}

export const MAX_NOTE = 100_000;
export const MAX_TAG = 100;
export const MAX_TAGS = 100;
export const MAX_LINKS = 1_000;
/** Characters of a link's term, and of a site. */
export const MAX_NAME = 1_000;

export function makeRecord(made: NewHighlight, at: Clock): HighlightRecord {
  const { id, created, page, anchor } = made;
  const bare: HighlightRecord = {
    id,
    created,
    by: made.by ?? null,
    page,
    anchor,
    colour: { value: made.colour, at },
    tags: { value: cleanTags(made.tags ?? []), at },
    links: { value: made.links ?? [], at },
    notes: { versions: [], seen: {} },
    removed: { value: false, at },
  };
  return made.note ? changeRecord(bare, { note: made.note }, at) : bare;
}

/**
 * The record with a change written at `at`, which must be later than all that the record holds. A note
 * takes the place of every version that is there: whoever writes has seen them.
 */
export function changeRecord(
  record: HighlightRecord,
  change: HighlightChange,
  at: Clock,
): HighlightRecord {
  return {
    ...record,
    colour: stamped(record.colour, change.colour, at),
    tags: stamped(record.tags, change.tags && cleanTags(change.tags), at),
    links: stamped(record.links, change.links, at),
    removed: stamped(record.removed, change.removed, at),
    notes: change.note === undefined ? record.notes : writeNote(record, change.note, at),
  };
}

function stamped<T>(before: Stamped<T>, value: T | undefined, at: Clock): Stamped<T> {
  return value === undefined ? before : { value, at };
}

function writeNote({ notes }: HighlightRecord, text: string, at: Clock): HighlightRecord['notes'] {
  const kept = text.slice(0, MAX_NOTE);
  return {
    // An empty one is written too: it is what tells other devices that the note is gone.
    versions: kept.trim() === '' ? [] : [{ text: kept, at }],
    seen: { ...notes.seen, [deviceOf(at)]: at },
  };
}

const deviceOf = (at: Clock): DeviceId => at.slice(at.lastIndexOf('-') + 1);

/** Trimmed, each once whatever its case, in the user's order. */
export function cleanTags(tags: readonly string[]): readonly string[] {
  const known = new Map<string, string>();
  for (const tag of tags) {
    const clean = tag.normalize('NFC').replace(/\s+/g, ' ').trim().slice(0, MAX_TAG);
    const key = clean.toLowerCase();
    if (clean !== '' && !known.has(key)) known.set(key, clean);
  }
  return [...known.values()].slice(0, MAX_TAGS);
}

/** The clock of the last change. */
export function changedAt({ colour, tags, links, removed, notes }: HighlightRecord): Clock {
  const clocks = [colour.at, tags.at, links.at, removed.at, ...Object.values(notes.seen)];
  return clocks.sort().at(-1)!;
}
