import type { ParsedItem, ParserContext, Place, Unpublished } from './items.ts';

/** Why something is not public, in the ledger's words, and what one asks for to have it all the same. */
export interface Withheld {
  readonly reason: string;
  /** Null where it is left out whatever was asked for. */
  readonly as: Unpublished | null;
}

export function withheld(reason: Unpublished): Withheld {
  return { reason, as: reason };
}

/** Whether something is to be left out: it is not public, and nobody asked for it. */
export function leavesOut(context: ParserContext, why: Withheld | null): why is Withheld {
  return why !== null && (why.as === null || !context.include.includes(why.as));
}

export function skipped(kind: string, reason: string, place: Place, count = 1): ParsedItem {
  return { type: 'skipped', kind, reason, count, place };
}

export function warning(message: string, place: Place): ParsedItem {
  return { type: 'warning', message, place };
}
