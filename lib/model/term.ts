import type { WallDate } from './post.ts';

export const TERM_KINDS = ['acronym', 'body', 'person', 'policy', 'place', 'topic'] as const;
export type TermKind = (typeof TERM_KINDS)[number];

/** What something is, in a sentence, and where that may be checked. */
export interface Definition {
  readonly text: string;
  /** Empty for the user's own. */
  readonly source: string;
}

export const TERM_ORIGINS = ['mined', 'glossary', 'user'] as const;

/** Finds a term again after every import (`termKey` in lib/terms): its name, and what it stands for. */
export type TermKey = string;

/** What is known of a term, whatever an archive says of it. */
export interface TermFacts {
  readonly name: string;
  readonly kind: TermKind;
  /** Other surface forms: plural, long form of an acronym, surname. Without `name`. */
  readonly aliases: readonly string[];
  readonly expansion: string | null;
  readonly definition: Definition | null;
  /** What was renamed to it, and what it was renamed to: names of other terms, or of none. */
  readonly formerly: readonly string[];
  readonly now: string | null;
  readonly origin: (typeof TERM_ORIGINS)[number];
  /** The user wants no marks of it. It is counted and found all the same. */
  readonly muted: boolean;
  /** 0 to 1: how much it belongs to this archive; orders lists and picks what a page shows. */
  readonly salience: number;
  /** Its name means other things too, so that a page has to support this meaning. Absent: no. */
  readonly ambiguous?: boolean;
}

/** Something that the archive knows. */
export interface Term extends TermFacts {
  /** Position in the archive's compiled dictionary; new with every compilation. */
  readonly no: number;
  /** How many posts, and how many comments, speak of it. */
  readonly posts: number;
  readonly comments: number;
  readonly first: WallDate | null;
  readonly last: WallDate | null;
  /** Posts and comments that speak of it, by year ('2018'). */
  readonly years: Readonly<Record<string, number>>;
  /** What the user changed it from; absent where nothing was changed. */
  readonly edited?: TermHistory;
}

/** What a term was, so that a change can be taken back without mining. */
export interface TermHistory {
  /** Of the edit that changed it. */
  readonly key: TermKey;
  /** Null for a term of the user's own. */
  readonly before: TermFacts | null;
  /** What was merged into it. */
  readonly merged: readonly TermFacts[];
}

/** One occurrence of a term in a text. Offsets are UTF-16 units, end exclusive. */
export interface Mention {
  readonly start: number;
  readonly end: number;
  readonly term: number;
  /** Other terms that the same words may mean, the likeliest first; absent where there is none. */
  readonly senses?: readonly number[];
}
