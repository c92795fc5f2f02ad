import type { TermKind } from '../model/index.ts';

/** A term in the making. */
export interface Candidate {
  name: string;
  kind: TermKind;
  total: number;
  docs: number;
  readonly aliases: Set<string>;
  expansion: string | null;
  /** 0 to 1: how much its words are everybody's. */
  ordinary: number;
}

/** How ordinary a word is: the share of small letters among its occurrences. */
export type Ordinary = (word: string) => number;
