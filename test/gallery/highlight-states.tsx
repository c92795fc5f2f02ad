import type { ComponentChild } from 'preact';
import { COLOUR_NAMES, Dossier, Note, type NoteProps } from '../../components/highlights/index.ts';
import { failure } from './data.ts';
import { changed, deeds, dossier, highlight, type highlightsPart, lost } from './highlight-data.ts';

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
      undone={0}
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
  [
    'highlights-edited',
    { opened: highlight.id, edited: { id: highlight.id, words: 'Note changed.' } },
  ],
  ['highlights-removed', { removed: 2 }],
  ['highlights-none', { items: [], found: 0, counts: { page: 0, all: 0 }, scope: 'page' }],
  ['highlights-nothing-like-it', { items: [], found: 0, query: 'parole' }],
  ['highlights-ticked', { chosen: new Set([highlight.id]), dossier }],
  ['highlights-failed', { failure }],
] as const satisfies readonly (readonly [string, Partial<typeof highlightsPart>])[];

const inPanel = (part: ComponentChild) => (
  <main class="panel">
    <h1 class="hidden-text">Backstory</h1>
    <h2 class="hidden-text">Highlights</h2>
    {part}
  </main>
);

/** What is collected for a dossier: nothing yet, and some. */
export const DOSSIERS = [
  ['dossier', () => inPanel(<Dossier {...dossier} />)],
  ['dossier-empty', () => inPanel(<Dossier {...dossier} chosen={0} passages={[]} />)],
] as const;
