import { COLOUR_NAMES, Note, type NoteProps } from '../../components/highlights/index.ts';
import { failure } from './data.ts';
import { changed, deeds, highlight, type highlightsPart, lost } from './highlight-data.ts';

const none = () => {};

/** The window on a highlight, in every state. */
export const NOTES: readonly (readonly [string, Partial<NoteProps>])[] = [
  ['full', {}],
  ['empty', { highlight: { ...highlight, note: '', tags: [], links: [] } }],
  ['changed', { highlight: changed }],
  ['lost-two-notes', { highlight: lost }],
  ['removed', { removed: true }],
  ['failed', { highlight: null, failure }],
];

export function noteView(props: Partial<NoteProps>) {
  return (
    <Note
      highlight={highlight}
      failure={null}
      names={COLOUR_NAMES}
      removed={false}
      suggest={deeds.suggest}
      onChange={none}
      onCopy={none}
      onClose={none}
      {...props}
    />
  );
}

/** The panel's list, in every state. */
export const LISTS = [
  ['highlights', {}],
  ['highlights-open', { opened: highlight.id, chosen: new Set([highlight.id]) }],
  ['highlights-removed', { removed: 2 }],
  ['highlights-none', { items: [], found: 0, counts: { page: 0, all: 0 }, scope: 'page' }],
  ['highlights-nothing-like-it', { items: [], found: 0, query: 'parole' }],
  ['highlights-failed', { failure }],
] as const satisfies readonly (readonly [string, Partial<typeof highlightsPart>])[];
