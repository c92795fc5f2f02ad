import type { WallDate } from './post.ts';

export const TERM_KINDS = ['acronym', 'body', 'person', 'policy', 'place', 'topic'] as const;
export type TermKind = (typeof TERM_KINDS)[number];

/** Something that the archive knows. */
export interface Term {
  /** Position in the archive's compiled dictionary; new with every compilation. */
  readonly no: number;
  readonly name: string;
  readonly kind: TermKind;
  /** Other surface forms: plural, long form of an acronym, surname. Without `name`. */
  readonly aliases: readonly string[];
  readonly expansion: string | null;
  /** How many posts, and how many comments, speak of it. */
  readonly posts: number;
  readonly comments: number;
  readonly first: WallDate | null;
  readonly last: WallDate | null;
  /** 0 to 1: how much it belongs to this archive; orders lists and picks what a page shows. */
  readonly salience: number;
  /** Posts and comments that speak of it, by year ('2018'). */
  readonly years: Readonly<Record<string, number>>;
}

/** One occurrence of a term in a text. Offsets are UTF-16 units, end exclusive. */
export interface Mention {
  readonly start: number;
  readonly end: number;
  readonly term: number;
}
