/**
 * The catalogue's part on highlights: `Highlighter…` come from content scripts, and from our reader in
 * their place, `Note…` from the small window on a highlight, `Page…` from our pages. The page that a
 * content script speaks for is of the origin that the browser says it runs in, whatever it names.
 */
import * as v from 'valibot';
import {
  HIGHLIGHT_COLOURS,
  type Highlight,
  type HighlightColour,
  type HighlightLink,
  MAX_QUOTE,
} from '../model/index.ts';
import { MAX_PAGE_TEXT } from './limits.ts';

const HighlightId = v.pipe(v.string(), v.regex(/^h[0-9a-z]{20}$/));
const Colour = v.picklist(HIGHLIGHT_COLOURS);
const Offset = v.pipe(v.number(), v.integer(), v.minValue(0));
/** The page's own canonical address; null where it names none. */
const Canonical = v.nullable(v.pipe(v.string(), v.maxLength(2_000)));
const Context = v.pipe(v.string(), v.maxLength(1_000));
const Short = v.nullable(v.pipe(v.string(), v.maxLength(500)));

/** A post in our reader, in place of a page's address. */
const Place = v.object({
  archive: v.pipe(v.string(), v.maxLength(64)),
  post: v.pipe(v.string(), v.maxLength(64)),
});

/** What a page says of itself: who asks for its highlights says the same each time. */
const About = {
  /**
   * Where it is now: browsers go on naming the address that a document was loaded from. Counts only
   * where it is of that origin.
   */
  address: v.pipe(v.string(), v.maxLength(100_000)),
  canonical: Canonical,
  /** Only from our own reader. */
  place: v.optional(Place),
};

/** A page is there: has it highlights, and is a toolbar wanted at its selections? */
export const HighlighterHello = v.object({ type: v.literal('highlighter.hello'), ...About });

/** The whole text of a page that has highlights: where are they? */
export const HighlighterPlace = v.object({
  type: v.literal('highlighter.place'),
  ...About,
  text: v.pipe(v.string(), v.maxLength(MAX_PAGE_TEXT)),
  /** Nothing of the page is still on its way, as far as one can tell. */
  settled: v.boolean(),
});

export const Anchor = v.object({
  exact: v.pipe(v.string(), v.minLength(1), v.maxLength(MAX_QUOTE)),
  prefix: Context,
  suffix: Context,
  start: Offset,
  end: Offset,
  heading: Short,
  element: Short,
});

/** The user has marked a selection. */
export const HighlighterMake = v.object({
  type: v.literal('highlighter.make'),
  ...About,
  anchor: Anchor,
  /** Null: as the last one. */
  colour: v.nullable(Colour),
  /** The document's; the page may say a better one of itself. */
  title: v.pipe(v.string(), v.maxLength(1_000)),
});

/** Another colour, gone, or back again, at the toolbar. Only for highlights of the page that asks. */
export const HighlighterChange = v.object({
  type: v.literal('highlighter.change'),
  ...About,
  id: HighlightId,
  change: v.object({ colour: v.optional(Colour), removed: v.optional(v.boolean()) }),
});

/** A highlight of this page was chosen: a token for the window that shows its note. */
export const HighlighterOpen = v.object({
  type: v.literal('highlighter.open'),
  ...About,
  id: HighlightId,
});

/** The note's window shows its token, once, and gets the highlight. */
export const NoteRead = v.object({
  type: v.literal('note.read'),
  token: v.pipe(v.string(), v.maxLength(64)),
});

/** What may be meant by what is typed there: tags, terms, posts. */
export const NoteSuggest = v.object({
  type: v.literal('note.suggest'),
  typed: v.pipe(v.string(), v.maxLength(400)),
});

const Tags = v.pipe(v.array(v.pipe(v.string(), v.maxLength(400))), v.maxLength(500), v.readonly());
const Id = v.pipe(v.string(), v.maxLength(64));
const Link = v.variant('kind', [
  v.object({
    kind: v.literal('post'),
    archive: Id,
    post: Id,
    comment: v.nullable(Id),
    title: v.pipe(v.string(), v.maxLength(1_000)),
  }),
  v.object({
    kind: v.literal('term'),
    archive: Id,
    key: v.pipe(v.string(), v.maxLength(1_000)),
    name: v.pipe(v.string(), v.maxLength(1_000)),
  }),
]);

/** What the user changed of highlights, in the note's window or the panel; several at once are changed alike. */
export const PageChangeHighlights = v.object({
  type: v.literal('page.change-highlights'),
  ids: v.pipe(v.array(HighlightId), v.minLength(1), v.maxLength(100_000)),
  change: v.object({
    colour: v.optional(Colour),
    note: v.optional(v.pipe(v.string(), v.maxLength(200_000))),
    tags: v.optional(Tags),
    links: v.optional(v.pipe(v.array(Link), v.maxLength(200), v.readonly())),
    removed: v.optional(v.boolean()),
  }),
});

/** Go to a highlight on the page that it was made on, opening that where no tab shows it. */
export const PageGoToHighlight = v.object({
  type: v.literal('page.go-to-highlight'),
  id: HighlightId,
});

const Staged = v.pipe(v.number(), v.integer(), v.minValue(0));

/** The user has seen what a staged backup would change, and wants it. */
export const PageRestore = v.object({
  type: v.literal('page.restore'),
  staged: Staged,
  /** What was removed here since comes back too. */
  back: v.boolean(),
  /** Packs of archives that it brings, staged too. */
  packs: v.pipe(v.array(v.object({ archive: Id, staged: Staged })), v.maxLength(10_000)),
});

/** A restore is taken back, by a staged backup of what was before. */
export const PageUndoRestore = v.object({ type: v.literal('page.undo-restore'), staged: Staged });

/** The user has seen what a staged file of annotations would add, and wants it. */
export const PageImportHighlights = v.object({
  type: v.literal('page.import-highlights'),
  staged: Staged,
});

/** Highlights are missing; the user goes on with those that are there. */
export const PageAcceptDamage = v.object({ type: v.literal('page.accept-damage') });

export const HIGHLIGHT_REQUESTS = [
  HighlighterHello,
  HighlighterPlace,
  HighlighterMake,
  HighlighterChange,
  HighlighterOpen,
  NoteRead,
  NoteSuggest,
  PageChangeHighlights,
  PageGoToHighlight,
  PageRestore,
  PageUndoRestore,
  PageImportHighlights,
  PageAcceptDamage,
] as const;

/** A highlight as a page paints it: neither note nor tags, which are not the page's business. */
export interface PaintedHighlight {
  readonly id: string;
  readonly colour: HighlightColour;
  readonly changed: boolean;
  readonly start: number;
  readonly end: number;
}

export interface HighlightAnswers {
  'highlighter.hello': {
    /** Highlights of this page. */
    readonly count: number;
    /** Whether a toolbar appears at selections. */
    readonly toolbar: boolean;
    /** Painted where the page can't learn of it. */
    readonly discreet: boolean;
    /** The colour of the last one. */
    readonly colour: HighlightColour;
    /** What the user calls the colours. */
    readonly names: Readonly<Record<HighlightColour, string>>;
  };
  'highlighter.place': { readonly found: readonly PaintedHighlight[]; readonly lost: number };
  'highlighter.make': PaintedHighlight;
  'highlighter.change': null;
  'highlighter.open': { readonly token: string };
  'note.read': {
    readonly highlight: Highlight;
    /** As a quote with its source. */
    readonly cited: string;
    /** What the user calls the colours. */
    readonly names: Readonly<Record<HighlightColour, string>>;
  };
  'note.suggest': { readonly tags: readonly string[]; readonly links: readonly HighlightLink[] };
  'page.change-highlights': null;
  'page.go-to-highlight': { readonly found: boolean };
  'page.restore': null;
  'page.undo-restore': null;
  'page.import-highlights': null;
  'page.accept-damage': null;
}

/** What is selected in one of a page's documents. */
export interface SelectionState {
  readonly kind: 'range' | 'nothing' | 'editable';
  /** Its toolbar has something to say or to press. */
  readonly offers: boolean;
  readonly focused: boolean;
  /** When the selection last changed, in milliseconds since 1970; 0 where that is not known. */
  readonly changed: number;
}

/** The background, the panel and the browser's menus to the highlighter of a tab. */
export type ToHighlighter =
  /** Answers `SelectionState`. */
  | { readonly type: 'highlighter.selected' }
  /** Highlight what is selected: by shortcut, menu or toolbar. Answers what became of it. */
  | { readonly type: 'highlighter.mark'; readonly colour: HighlightColour | null }
  /** Bring a highlight into view and open its note. */
  | { readonly type: 'highlighter.go'; readonly id: string }
  /** Highlights of this page, or settings, have changed. */
  | { readonly type: 'highlighter.refresh' }
  | { readonly type: 'highlighter.stop' };
