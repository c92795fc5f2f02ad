import type { HighlightColour, HighlightLink } from '../../lib/model/index.ts';

/** What the user changes of a highlight; as `HighlightChange` of lib/highlights. */
export interface NoteChange {
  readonly colour?: HighlightColour | undefined;
  readonly note?: string | undefined;
  readonly tags?: readonly string[] | undefined;
  readonly links?: readonly HighlightLink[] | undefined;
  readonly removed?: boolean | undefined;
}

/** What may be meant by what is typed: tags that were used, terms, posts. */
export interface NoteSuggestions {
  readonly tags: readonly string[];
  readonly links: readonly HighlightLink[];
}

/** The names of the colours, which the user can choose. */
export type ColourNames = Readonly<Record<HighlightColour, string>>;

export const COLOUR_NAMES: ColourNames = {
  yellow: 'Yellow',
  green: 'Green',
  blue: 'Blue',
  pink: 'Pink',
};
