import type { Highlight, HighlightColour, HighlightLink } from '../../lib/model/index.ts';

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

/** What a list is narrowed to; empty for anything. */
export interface ListFilter {
  readonly colour: string;
  readonly tag: string;
  readonly site: string;
  readonly state: string;
  readonly period: string;
}

export const NO_FILTER: ListFilter = { colour: '', tag: '', site: '', state: '', period: '' };

/** What there is to filter by, each with how many highlights have it. */
export interface ListFacets {
  readonly colours: ReadonlyMap<string, number>;
  readonly tags: ReadonlyMap<string, number>;
  readonly sites: ReadonlyMap<string, number>;
  readonly states: ReadonlyMap<string, number>;
}

/** What is done to highlights in a list. */
export interface HighlightDeeds {
  suggest(typed: string): Promise<NoteSuggestions>;
  onGo(highlight: Highlight): void;
  onToggle(id: string): void;
  onChoose(id: string, chosen: boolean): void;
  onChange(id: string, change: NoteChange): void;
  /** Takes back what was changed of a highlight just now. */
  onTakeBack(): void;
  onRemove(ids: readonly string[]): void;
}
