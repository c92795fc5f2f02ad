import type { CardNote } from '../../components/card/index.ts';
import type { Answer } from '../../lib/messages/catalogue.ts';
import type { Failure, MentionEvidence } from '../../lib/model/index.ts';
import type { ToCard } from '../../lib/page/index.ts';
import type { Undo } from './deeds.ts';

export interface CardState {
  readonly token: string;
  readonly scheme: 'light' | 'dark';
  readonly pinned: boolean;
  readonly focus: boolean;
  readonly evidence: MentionEvidence | null;
  readonly failure: Failure | null;
  readonly note: CardNote | null;
  /** How what the note says is undone; null where it says what failed. */
  readonly undo: Undo | null;
}

export type CardEvent =
  | ToCard
  | { readonly type: 'answer'; readonly token: string; readonly answer: Answer<'card.evidence'> }
  /** Something was done, undone (without a note) or failed. Evidence comes where it is another's now. */
  | {
      readonly type: 'done';
      readonly token: string;
      readonly note: CardNote | null;
      readonly undo: Undo | null;
      readonly evidence?: MentionEvidence | undefined;
    };

/** Null while nothing is shown. An answer to another token than the one shown is stale. */
export function reduceCard(state: CardState | null, event: CardEvent): CardState | null {
  switch (event.type) {
    case 'show': {
      const { token, scheme, pinned, focus } = event;
      const empty = { evidence: null, failure: null, note: null, undo: null };
      return { token, scheme, pinned, focus, ...empty };
    }
    case 'pinned':
      return state && { ...state, pinned: event.pinned };
    case 'hide':
      return null;
    case 'answer':
      if (state?.token !== event.token) return state;
      return event.answer.ok
        ? { ...state, evidence: event.answer.value }
        : { ...state, failure: event.answer.error };
    case 'done': {
      if (state?.token !== event.token) return state;
      const { note, undo, evidence = state.evidence } = event;
      return { ...state, note, undo, evidence };
    }
  }
}
