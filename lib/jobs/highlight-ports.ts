/** What the use cases of highlights need of the world. */
import type { Clock, DeviceId, HighlightId, HighlightRecord, Sighting } from '../model/index.ts';

/** What may be read of highlights, by any extension page. Removed ones are left out unless asked for. */
export interface HighlightReader {
  highlight(id: HighlightId): Promise<HighlightRecord | undefined>;
  /** Those of the pages of this key, oldest first. */
  ofPage(key: string): Promise<HighlightRecord[]>;
  /** Oldest first. */
  highlights(): Promise<HighlightRecord[]>;
  sightings(): Promise<Sighting[]>;
  sighting(id: HighlightId): Promise<Sighting | undefined>;
  /** Every record, removed ones too, that changed after `clock`; all where it is null. */
  changedSince(clock: Clock | null): Promise<HighlightRecord[]>;
  /** What the database says of itself; cheap, whatever it holds. */
  census(): Promise<HighlightCensus>;
}

/** What is to be compared with what was there before, to tell damage from deletion. */
export interface HighlightCensus {
  /** Given by chance when the database was made; null before anything was written to it. */
  readonly database: string | null;
  /** How many records there are, removed ones too: they never become fewer. */
  readonly highlights: number;
  /** The last one that was made or heard here; null before the first. */
  readonly clock: Clock | null;
}

/** Writes highlights. Only the background has one. */
export interface HighlightStore extends HighlightReader {
  /** This browser's profile, named by chance when it is first asked for. */
  device(): Promise<DeviceId>;
  /**
   * Changes one highlight in one transaction: `change` gets it as it stands, removed or not, and a clock
   * later than all that this device has written or heard of; what it gives is written. Undefined writes
   * nothing.
   */
  write(
    id: HighlightId,
    change: (known: HighlightRecord | undefined, at: Clock) => HighlightRecord | undefined,
  ): Promise<HighlightRecord | undefined>;
  /** Takes records as they are, from a backup or another device, each through `merge`. */
  merge(
    records: readonly HighlightRecord[],
    merge: (known: HighlightRecord | undefined, other: HighlightRecord) => HighlightRecord,
  ): Promise<void>;
  /**
   * Writes many in one transaction, all or nothing: `decide` gets every record as it stands, removed ones
   * too, and clocks, one a call, later than all that is here and than `heard`.
   */
  rewrite(
    heard: Clock | null,
    decide: (
      known: ReadonlyMap<HighlightId, HighlightRecord>,
      clock: () => Clock,
    ) => readonly HighlightRecord[],
  ): Promise<void>;
  /** Names the database, where it has no name yet, and takes a clock as heard. */
  settle(clock: Clock | null): Promise<HighlightCensus>;
  /** Remembers how highlights were found on their page. */
  see(sightings: readonly Sighting[]): Promise<void>;
}
