import type { TermKind } from '../../model/index.ts';

/**
 * One meaning of one term. An acronym with several meanings has an entry for each, with the same
 * `term`. Every text is a single line without control characters.
 */
export interface GlossaryEntry {
  readonly term: string;
  /** Other surface forms, without `term`; the expansion is one too and is not repeated here. */
  readonly aliases: readonly string[];
  readonly kind: TermKind;
  /** What an acronym stands for. */
  readonly expansion: string | null;
  /** One sentence. */
  readonly definition: string | null;
  /** Where the fact may be checked: a statute, a body, a list with its licence. */
  readonly source: string | null;
  /** The term means other things too, here or elsewhere: a page has to support this meaning. */
  readonly ambiguous: boolean;
}

/** When a glossary belongs to an archive: at least so many of these words occur there. */
export interface GlossaryFits {
  readonly atLeast: number;
  readonly of: readonly string[];
}

export interface GlossaryHeader {
  readonly name: string;
  readonly description: string;
  /** BCP 47. */
  readonly language: string;
  readonly licence: string;
  readonly attribution: string;
  readonly fits: GlossaryFits;
}

export interface Glossary extends GlossaryHeader {
  readonly entries: readonly GlossaryEntry[];
}

/** Something that was left out or ignored, for people. */
export interface GlossaryNote {
  /** 'line 12', 'entry 3', 'column "colour"'. */
  readonly place: string;
  readonly message: string;
}

export interface GlossaryReading {
  readonly glossary: Glossary;
  /** How many entries were left out. */
  readonly leftOut: number;
  /** Why: the first 200 reasons. */
  readonly notes: readonly GlossaryNote[];
}
