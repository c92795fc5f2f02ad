import type { Answer } from '../../lib/messages/catalogue.ts';
import type { Evidence, Failure } from '../../lib/model/index.ts';
import type { ToCard } from '../../lib/page/index.ts';

export interface CardState {
  readonly token: string;
  readonly scheme: 'light' | 'dark';
  readonly pinned: boolean;
  readonly focus: boolean;
  readonly evidence: Evidence | null;
  readonly failure: Failure | null;
}

export type CardEvent =
  | ToCard
  | { readonly type: 'answer'; readonly token: string; readonly answer: Answer<'card.evidence'> };

/** Null while nothing is shown. An answer to another token than the one shown is stale. */
export function reduceCard(state: CardState | null, event: CardEvent): CardState | null {
  switch (event.type) {
    case 'show': {
      const { token, scheme, pinned, focus } = event;
      return { token, scheme, pinned, focus, evidence: null, failure: null };
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
  }
}
