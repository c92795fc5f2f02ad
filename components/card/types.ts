import type { Failure } from '../../lib/model/index.ts';

/** What was done from the card; all of it can be undone there. */
export type CardDeed = 'muted' | 'wrong-meaning' | 'site-off' | 'taken';

/** What the card says of what was done last, or tried. */
export type CardNote =
  | { readonly kind: CardDeed }
  | { readonly kind: 'failed'; readonly failure: Failure };
