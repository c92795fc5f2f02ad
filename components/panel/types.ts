import type {
  ArchivePlace,
  Evidence,
  Failure,
  PageTerm,
  RelatedAnswer,
  SearchAnswer,
} from '../../lib/model/index.ts';
import type { HighlightsPartProps } from '../highlights/index.ts';
import type { BackupDueProps, DamageSeen } from '../keeping/index.ts';
import type { PopupPage, PopupSite } from '../popup/index.ts';
import type { ArchiveCounts, SearchControls } from '../search/index.ts';
import type { SyncLineProps } from '../sync/index.ts';

export type PanelTab = 'page' | 'highlights' | 'search';

/** The term that is open in the panel. */
export interface PanelTerm {
  readonly archive: string;
  readonly term: number;
  /** Null while it is looked for. */
  readonly evidence: Evidence | null;
  readonly failure: Failure | null;
  /** The user has muted it, here and now. */
  readonly muted: boolean;
}

export interface PanelProps {
  readonly tab: PanelTab;
  /** Null until known. */
  readonly counts: ArchiveCounts | null;
  readonly page: PopupPage;
  readonly site: PopupSite;
  readonly related: RelatedAnswer | null | 'loading';
  /** It may be of no listed term: the page asked for it. */
  readonly term: PanelTerm | null;
  readonly query: string;
  readonly answer: SearchAnswer | null;
  readonly controls: SearchControls;
  readonly failure: Failure | null;
  readonly highlights: HighlightsPartProps;
  /** Absent where sync is off. */
  readonly sync?: SyncLineProps;
  /** Null where no highlights are missing. */
  readonly damage: DamageSeen | null;
  /** Present where a backup is due and the user has not put the reminder away. */
  readonly reminder?: BackupDueProps;
  onTab(tab: PanelTab): void;
  /** Opens a term, and closes it where it is open. */
  onTerm(term: PageTerm): void;
  onCloseTerm(): void;
  /** Goes to a mark in the page. */
  onGo(mark: number): void;
  onMute(muted: boolean): void;
  onQuery(query: string): void;
  onOpen(place: ArchivePlace, passage?: string): void;
  onMoreRelated(): void;
  onSearchPage(query: string): void;
  onToggleSite(on: boolean): void;
  onOptions(): void;
  /** Opens the page on highlights and backups. */
  onKeeping(): void;
}
