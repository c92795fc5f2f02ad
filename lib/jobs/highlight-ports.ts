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
  /** Every record, removed ones too, that changed after `clock`; all where it is null. */
  changedSince(clock: Clock | null): Promise<HighlightRecord[]>;
  /** Remembers how highlights were found on their page. */
  see(sightings: readonly Sighting[]): Promise<void>;
}
