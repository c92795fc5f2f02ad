import type { ArchivePlace, Failure, MentionEvidence, Sense } from '../../lib/model/index.ts';

/** What was done from the card; all of it can be undone there. */
export type CardDeed = 'muted' | 'wrong-meaning' | 'site-off' | 'taken';

/** What the card says of what was done last, or tried. */
export type CardNote =
  | { readonly kind: CardDeed }
  | { readonly kind: 'failed'; readonly failure: Failure };

export interface CardProps {
  /** Null while it is looked for, and where that failed. */
  readonly evidence: MentionEvidence | null;
  readonly failure: Failure | null;
  /** What was done from the card; null before anything was, and once it was undone. */
  readonly note: CardNote | null;
  readonly pinned: boolean;
  onClose(): void;
  onPin(): void;
  onOpen(place: ArchivePlace): void;
  onSearch(query: string): void;
  /** To the next or previous mention in the page. */
  onStep(by: 1 | -1): void;
  /** The word means this, here and from now on. */
  onSense(sense: Sense): void;
  onMute(): void;
  /** No mark of this word on this site. */
  onWrongMeaning(): void;
  /** No mark of anything on this site. */
  onNever(): void;
  onUndo(): void;
}
