import type { Term, TermFacts, WallDate } from '../model/index.ts';

/** A post or a comment, as the miner and the counter read it. */
export interface TermDoc {
  /** Number of the post within its archive, and of the comment within its post; -1 is the post. */
  readonly post: number;
  readonly comment: number;
  readonly date: WallDate | null;
  readonly title: string | null;
  readonly labels: readonly string[];
  /** Plain text, a line a block. */
  readonly text: string;
}

/** A term as it is mined. */
export type MinedTerm = Pick<
  Term,
  'name' | 'kind' | 'aliases' | 'expansion' | 'salience' | 'formerly' | 'now'
>;

/** A term before it is counted: mined, of a glossary or the user's own. */
export type UncountedTerm = TermFacts & Pick<Term, 'edited'>;
