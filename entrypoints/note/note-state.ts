import type { ColourNames, NoteChange } from '../../components/highlights/index.ts';
import type { Answer } from '../../lib/messages/catalogue.ts';
import type { Failure, Highlight } from '../../lib/model/index.ts';
import type { ToCard } from '../../lib/page/index.ts';

export interface NoteState {
  readonly token: string;
  readonly scheme: 'light' | 'dark';
  readonly focus: boolean;
  readonly highlight: Highlight | null;
  /** It as a cited quote. */
  readonly cited: string | null;
  readonly names: ColourNames | null;
  readonly removed: boolean;
  readonly failure: Failure | null;
}

export type NoteEvent =
  | ToCard
  | { readonly type: 'answer'; readonly token: string; readonly answer: Answer<'note.read'> }
  | { readonly type: 'changed'; readonly token: string; readonly change: NoteChange }
  | { readonly type: 'failed'; readonly token: string; readonly failure: Failure };

/** Null while nothing is shown. What is about another highlight than the one shown is stale. */
export function reduceNote(state: NoteState | null, event: NoteEvent): NoteState | null {
  switch (event.type) {
    case 'show': {
      const { token, scheme, focus } = event;
      const empty = { highlight: null, cited: null, names: null, removed: false, failure: null };
      return { token, scheme, focus, ...empty };
    }
    case 'pinned':
      return state;
    case 'hide':
      return null;
    case 'answer':
      if (state?.token !== event.token) return state;
      return event.answer.ok
        ? { ...state, ...event.answer.value }
        : { ...state, failure: event.answer.error };
    case 'changed': {
      if (state?.token !== event.token || state.highlight === null) return state;
      const { highlight } = state;
      const { note, removed = state.removed } = event.change;
      const { colour = highlight.colour, tags = highlight.tags } = event.change;
      const { links = highlight.links } = event.change;
      const changed = { ...highlight, colour, tags, links };
      // Whoever writes has seen what others wrote.
      const written = note === undefined ? changed : { ...changed, note, otherNotes: [] };
      return { ...state, removed, highlight: written, failure: null };
    }
    case 'failed':
      return state?.token === event.token ? { ...state, failure: event.failure } : state;
  }
}
