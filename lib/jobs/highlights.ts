/** Making, changing and finding again the user's highlights. */
import { createFinder } from '../anchor/index.ts';
import {
  changeRecord,
  type HighlightChange,
  makeRecord,
  type NewHighlight,
} from '../highlights/index.ts';
import {
  type AnchorState,
  FailureError,
  fail,
  type HighlightAnchor,
  type HighlightColour,
  type HighlightId,
  type HighlightRecord,
  type Sighting,
} from '../model/index.ts';
import type { HighlightStore } from './highlight-ports.ts';

/** A highlight found on a page: offsets of the page's text, null where it is lost. */
export interface PlacedHighlight {
  readonly id: HighlightId;
  readonly colour: HighlightColour;
  readonly state: AnchorState;
  readonly start: number | null;
  readonly end: number | null;
}

export interface Highlights {
  /** Keeps a new highlight; where the very same words are highlighted already, that one gets its colour. */
  make(made: Omit<NewHighlight, 'id' | 'created'>): Promise<HighlightRecord>;
  change(id: HighlightId, change: HighlightChange): Promise<HighlightRecord>;
  /**
   * Finds a page's highlights in its text. What is lost is remembered as lost only where the page has
   * `settled`: text may come late.
   */
  place(key: string, text: string, settled: boolean): Promise<PlacedHighlight[]>;
  /** How many there are of a page. */
  count(key: string): Promise<number>;
}

export interface HighlightsEnvironment {
  readonly store: HighlightStore;
  readonly now: () => number;
  readonly newId: () => HighlightId;
}

/** More on one page are not painted; the panel lists them all. */
export const MOST_ON_A_PAGE = 5_000;

export function createHighlights({ store, now, newId }: HighlightsEnvironment): Highlights {
  return {
    async make(made) {
      const twin = (await store.ofPage(made.page.key)).find(({ anchor }) =>
        isSame(anchor, made.anchor),
      );
      const id = twin?.id ?? newId();
      const written = await store.write(id, (known, at) =>
        known
          ? changeRecord(known, { colour: made.colour, removed: false }, at)
          : makeRecord({ ...made, id, created: now() }, at),
      );
      await store.see([{ id, state: 'exact', text: made.anchor.exact, at: now() }]);
      return written!;
    },

    async change(id, change) {
      const written = await store.write(
        id,
        (known, at) => known && changeRecord(known, change, at),
      );
      if (written) return written;
      throw new FailureError(
        fail('not-found', 'This highlight is no longer there.', 'Reload the page.').error,
      );
    },

    async place(key, text, settled) {
      const records = (await store.ofPage(key)).slice(-MOST_ON_A_PAGE);
      if (records.length === 0) return [];
      // All at once: where some of them are shows by how much the text has moved.
      const places = createFinder(text).findAll(records.map(({ anchor }) => anchor));
      const placed: PlacedHighlight[] = [];
      const seen: Sighting[] = [];
      for (const [index, { id, colour }] of records.entries()) {
        const found = places[index]!;
        const { state, start, end } = found;
        placed.push({ id, colour: colour.value, state, start, end });
        if (state !== 'lost' || settled) seen.push({ id, state, text: found.text, at: now() });
      }
      await store.see(seen);
      return placed;
    },

    async count(key) {
      return (await store.ofPage(key)).length;
    },
  };
}

function isSame(a: HighlightAnchor, b: HighlightAnchor): boolean {
  return (
    a.exact === b.exact && (a.start === b.start || (a.prefix === b.prefix && a.suffix === b.suffix))
  );
}
