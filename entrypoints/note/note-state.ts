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
  /** What takes each change back, the latest last. */
  readonly back: readonly NoteChange[];
  /** How many were taken back. */
  readonly undone: number;
  readonly failure: Failure | null;
}

export type NoteEvent =
  | ToCard
  | { readonly type: 'answer'; readonly token: string; readonly answer: Answer<'note.read'> }
  | { readonly type: 'changed'; readonly token: string; readonly change: NoteChange }
  /** The latest change is taken back. */
  | { readonly type: 'undone'; readonly token: string }
  | { readonly type: 'failed'; readonly token: string; readonly failure: Failure };

/** Null while nothing is shown. What is about another highlight than the one shown is stale. */
export function reduceNote(state: NoteState | null, event: NoteEvent): NoteState | null {
  switch (event.type) {
    case 'show': {
      const { token, scheme, focus } = event;
      const none = { highlight: null, cited: null, names: null, failure: null };
      const empty = { ...none, removed: false, back: [], undone: 0 };
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
      const before = backOf(state.highlight, event.change);
      const back = before === null ? state.back : [...state.back, before];
      return { ...changed(state, state.highlight, event.change), back };
    }
    case 'undone': {
      const last = state?.back.at(-1);
      if (state?.token !== event.token || state.highlight === null || !last) return state;
      const back = state.back.slice(0, -1);
      return { ...changed(state, state.highlight, last), back, undone: state.undone + 1 };
    }
    case 'failed':
      return state?.token === event.token ? { ...state, failure: event.failure } : state;
  }
}

function changed(state: NoteState, highlight: Highlight, change: NoteChange): NoteState {
  const {
    note,
    removed = state.removed,
    colour = highlight.colour,
    tags = highlight.tags,
  } = change;
  const { links = highlight.links } = change;
  const next = { ...highlight, colour, tags, links };
  // Whoever writes has seen what others wrote.
  const written = note === undefined ? next : { ...next, note, otherNotes: [] };
  return { ...state, removed, highlight: written, failure: null };
}

/** What takes a change back; null for removing and bringing back, which have an undo of their own. */
function backOf({ colour, note, tags, links }: Highlight, change: NoteChange): NoteChange | null {
  if (change.removed !== undefined) return null;
  return {
    ...(change.colour === undefined ? {} : { colour }),
    ...(change.note === undefined ? {} : { note }),
    ...(change.tags === undefined ? {} : { tags }),
    ...(change.links === undefined ? {} : { links }),
  };
}
