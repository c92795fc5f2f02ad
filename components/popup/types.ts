import type {
  ArchivePlace,
  Failure,
  PageTerm,
  RelatedAnswer,
  SearchAnswer,
} from '../../lib/model/index.ts';
import type { BackupDueProps } from '../keeping/index.ts';
import type { ArchiveCounts, SearchControls } from '../search/index.ts';

/** What the popup knows of the page in the tab. */
export interface PopupPage {
  /**
   * `reading` until its text is there; `closed` where the browser lets no extension read (its own pages,
   * its shop); `no-text` where there is nothing to compare.
   */
  readonly state: 'reading' | 'read' | 'closed' | 'no-text';
  /** Of the page; empty where it has none. */
  readonly title: string;
  readonly terms: readonly PageTerm[];
  /** The page takes no cards: what they would show is in the panel. */
  readonly refused: boolean;
}

export interface PopupSite {
  /** "bbc.co.uk"; empty where the tab has no site. */
  readonly name: string;
  /** `page-only`: marked by this one click, until the page goes. `everywhere`: on with all other sites. */
  readonly state: 'on' | 'off' | 'page-only' | 'everywhere' | 'impossible';
}

/** What updates have brought since the user last asked for it. */
export interface PopupNews {
  readonly posts: number;
  /** Of the archive that has them; empty where several have. */
  readonly title: string;
}

export interface PopupProps {
  /** Null until known. Without any archive the popup offers to get one. */
  readonly counts: ArchiveCounts | null;
  readonly query: string;
  readonly answer: SearchAnswer | null;
  readonly controls: SearchControls;
  /** Null where nothing was asked, as of a page that may not be read. */
  readonly related: RelatedAnswer | null | 'loading';
  readonly page: PopupPage;
  readonly site: PopupSite;
  /** Null where there is nothing new. */
  readonly news: PopupNews | null;
  /** How many the user has on this page; 0 where that is not known. */
  readonly highlights: number;
  /** Present where a backup is due and the user has not put the reminder away. */
  readonly reminder?: BackupDueProps;
  /** Words of the page are selected, which can be highlighted. */
  readonly selected: boolean;
  readonly failure: Failure | null;
  onQuery(query: string): void;
  /** The search before the popup was closed last, and the way back to it. */
  readonly last?: { readonly query: string; onBack(): void };
  /** `passage` is a text of the place to go to. */
  onOpen(place: ArchivePlace, passage?: string): void;
  /** Lists all that belongs to the page. */
  onMoreRelated(): void;
  onToggleSite(on: boolean): void;
  onOptions(): void;
  onSample(): void;
  /** Shows what is new. */
  onNews(): void;
  /** Shows the highlights of this page. */
  onHighlights(): void;
  /** Highlights what is selected. */
  onHighlight(): void;
  /** Opens the search page with the query. */
  readonly onSearchPage?: (query: string) => void;
  /** Goes to a term's mark in the page, or searches for one that is not marked. */
  onTerm(term: PageTerm): void;
  /** Opens the panel; absent where there is none. */
  readonly onPanel?: () => void;
}
