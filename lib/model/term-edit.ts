import type { ArchiveId } from './ids.ts';
import type { Definition, TermKey, TermKind } from './term.ts';

/**
 * What the user changed of one term of one archive. Kept beside the terms, which are mined anew with
 * every import, and applied to them each time. Null and empty lists are "as it was made".
 */
export interface TermEdit {
  readonly archive: ArchiveId;
  readonly key: TermKey;
  /** A term of the user's own, which is there whether or not the archive speaks of it. */
  readonly added: boolean;
  readonly name: string | null;
  readonly kind: TermKind | null;
  /** Empty: it stands for nothing. */
  readonly expansion: string | null;
  /** Of an empty text: it has none. */
  readonly definition: Definition | null;
  readonly aliasesAdded: readonly string[];
  readonly aliasesRemoved: readonly string[];
  readonly muted: boolean;
  /** Its forms and mentions go to this term. */
  readonly mergedInto: TermKey | null;
  /** Milliseconds since 1970. */
  readonly changed: number;
}
