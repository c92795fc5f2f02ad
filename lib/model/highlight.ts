import type { ArchiveId, CommentId, PostId } from './ids.ts';
import type { WallDate } from './post.ts';
import type { TermKey } from './term.ts';

/** `h` and 20 characters of base 36, by chance: highlights are made apart on several devices. */
export type HighlightId = string;
/** 10 characters of base 36, by chance; one a profile of a browser. */
export type DeviceId = string;

/**
 * A hybrid logical clock as text (Kulkarni and others 2014): milliseconds since 1970 in 9 digits of
 * base 36, a counter in 4, the device, with hyphens between. Widths are fixed, so texts compare as
 * clocks do. `lib/sync` makes and reads them.
 */
export type Clock = string;

/** A value, and when it was written: of two, the later one is in force. */
export interface Stamped<T> {
  readonly value: T;
  readonly at: Clock;
}

export const HIGHLIGHT_COLOURS = ['yellow', 'green', 'blue', 'pink'] as const;
export type HighlightColour = (typeof HIGHLIGHT_COLOURS)[number];

/**
 * Where a highlight stands, as the selectors of the W3C Web Annotation model tell it. Never changed
 * after it was made. Offsets are UTF-16 units of the page's text as `lib/page` reads it, end exclusive.
 */
export interface HighlightAnchor {
  readonly exact: string;
  /** What stands before and after it: 32 characters or more, unless the page ends sooner. */
  readonly prefix: string;
  readonly suffix: string;
  readonly start: number;
  readonly end: number;
  /** Words of the nearest heading above it. */
  readonly heading: string | null;
  /** The nearest `id` of an element around it or above it. */
  readonly element: string | null;
}

/** The page that a highlight was made on. */
export interface HighlightPage {
  /** As it was visited, without fragment and tracking parameters. */
  readonly url: string;
  /** By which the page is found again: the same for its mobile, AMP and canonical addresses. */
  readonly key: string;
  readonly title: string;
  /** Host without `www.`; empty for a post in our reader. */
  readonly site: string;
  readonly published: WallDate | null;
  /** A post that was read in our reader. */
  readonly place: {
    readonly archive: ArchiveId;
    readonly post: PostId;
    readonly comment: CommentId | null;
  } | null;
}

/** What the user tied a highlight to. Titles and names are kept: the archive may not be on every device. */
export type HighlightLink =
  | {
      readonly kind: 'post';
      readonly archive: ArchiveId;
      readonly post: PostId;
      readonly comment: CommentId | null;
      readonly title: string;
    }
  | {
      readonly kind: 'term';
      readonly archive: ArchiveId;
      readonly key: TermKey;
      readonly name: string;
    };

export interface NoteVersion {
  readonly text: string;
  readonly at: Clock;
}

/**
 * The notes of a highlight. There is one, or none, until two devices write apart: then both are kept, the
 * latest first, until the user has seen them and writes again.
 */
export interface HighlightNotes {
  readonly versions: readonly NoteVersion[];
  /** By device, the latest clock of a version that was here: those that are not in `versions` are over. */
  readonly seen: Readonly<Record<DeviceId, Clock>>;
}

/** A highlight as it is kept, backed up and synced. */
export interface HighlightRecord {
  readonly id: HighlightId;
  /** Milliseconds since 1970. */
  readonly created: number;
  /** Who made it, in a set that several share; null for the user's own. */
  readonly by: string | null;
  readonly page: HighlightPage;
  readonly anchor: HighlightAnchor;
  readonly colour: Stamped<HighlightColour>;
  readonly tags: Stamped<readonly string[]>;
  readonly links: Stamped<readonly HighlightLink[]>;
  readonly notes: HighlightNotes;
  /** Removed ones are kept as tombstones, so that no other device brings them back. */
  readonly removed: Stamped<boolean>;
}

/** `changed`: the page reads otherwise there now; `lost`: it is not found on its page. */
export type AnchorState = 'exact' | 'changed' | 'lost';

/** How a highlight was found when its page was last seen on this device. Not synced. */
export interface Sighting {
  readonly id: HighlightId;
  readonly state: AnchorState;
  /** What the page reads there now; null where it is lost. */
  readonly text: string | null;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** In characters: what is longer is not highlighted, and that is said. */
export const MAX_QUOTE = 50_000;

/** A highlight as views show it. */
export interface Highlight {
  readonly id: HighlightId;
  /** Milliseconds since 1970: when it was made, and last changed by anybody. */
  readonly created: number;
  readonly changed: number;
  readonly by: string | null;
  readonly page: HighlightPage;
  readonly anchor: HighlightAnchor;
  readonly colour: HighlightColour;
  readonly note: string;
  /** What another device wrote at the same time, the latest first: kept until the user writes anew. */
  readonly otherNotes: readonly string[];
  readonly tags: readonly string[];
  readonly links: readonly HighlightLink[];
  /** How it was found when its page was last seen here; `unseen` where it never was. */
  readonly state: AnchorState | 'unseen';
  /** What the page reads there now, where that differs. */
  readonly reads: string | null;
  /** Milliseconds since 1970; null where its page was never seen here. */
  readonly seen: number | null;
}
