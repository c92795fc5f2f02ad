import './note.css';
import '../shared/shared.css';
import type { Failure, Highlight } from '../../lib/model/index.ts';
import { Button, FailureNote, useKeys } from '../shared/index.ts';
import { Colours } from './Colours.tsx';
import { NoteLinks } from './NoteLinks.tsx';
import { NoteTags } from './NoteTags.tsx';
import { NoteText } from './NoteText.tsx';
import type { ColourNames, NoteChange, NoteSuggestions } from './types.ts';

export interface NoteProps {
  /** Null until it is known. */
  readonly highlight: Highlight | null;
  readonly failure: Failure | null;
  readonly names: ColourNames;
  /** Taken away just now: it can be brought back. */
  readonly removed: boolean;
  /** For what is typed into tags and links. */
  suggest(typed: string): Promise<NoteSuggestions>;
  /** How many changes were taken back. */
  readonly undone: number;
  onChange(change: NoteChange): void;
  /** Takes the latest change back; absent where there is none. */
  readonly onUndo?: () => void;
  onCopy(): void;
  onClose(): void;
}

/** The window on a highlight: its colour, its note, tags, and what of the archive it is tied to. */
export function Note(props: NoteProps) {
  const { highlight, failure, removed, names, onChange, onClose } = props;
  useKeys({ Escape: () => onClose() });
  return (
    <main class="note card" aria-busy={highlight === null && failure === null}>
      <div class="card-top row">
        <h1 class="k">{removed ? 'Removed' : 'Highlight'}</h1>
        <span class="space" />
        {highlight && !removed && (
          <Colours
            value={highlight.colour}
            names={names}
            onChoose={colour => onChange({ colour })}
          />
        )}
        <Button kind="quiet" label="Close this window" onClick={onClose}>
          Close
        </Button>
      </div>
      {failure && (
        <div class="card-failure">
          <FailureNote failure={failure} />
        </div>
      )}
      {highlight &&
        (removed ? (
          <p class="note-removed row">
            <span>The highlight is removed, with its note.</span>
            <Button kind="link" onClick={() => onChange({ removed: false })}>
              Undo
            </Button>
          </p>
        ) : (
          <Loaded {...props} highlight={highlight} />
        ))}
    </main>
  );
}

function Loaded(props: NoteProps & { readonly highlight: Highlight }) {
  const { highlight, undone, onChange, onUndo, suggest, onCopy } = props;
  return (
    <>
      <div class="note-body">
        <Quote highlight={highlight} />
        <NoteText
          key={`${highlight.id} ${undone}`}
          text={highlight.note}
          others={highlight.otherNotes}
          onChange={note => onChange({ note })}
        />
        <NoteTags tags={highlight.tags} suggest={suggest} onChange={tags => onChange({ tags })} />
        <NoteLinks
          links={highlight.links}
          suggest={suggest}
          onChange={links => onChange({ links })}
        />
      </div>
      <footer class="card-foot row">
        <Button kind="link" onClick={onCopy}>
          Copy as a quote
        </Button>
        {onUndo && (
          <Button kind="link" onClick={onUndo}>
            Undo
          </Button>
        )}
        <span class="space" />
        <Button kind="quiet" onClick={() => onChange({ removed: true })}>
          Remove
        </Button>
      </footer>
    </>
  );
}

/** What was marked, and what stands there now where that is something else. */
function Quote({ highlight: { anchor, state, reads, colour } }: { readonly highlight: Highlight }) {
  return (
    <>
      <blockquote class={`note-quote ${colour}`} dir="auto">
        {anchor.exact}
      </blockquote>
      {state === 'changed' && reads !== null && (
        <p class="small note-reads" dir="auto">
          <span class="loss">Changed: now reads</span> “{reads}”
        </p>
      )}
      {state === 'lost' && <p class="small loss">Not found on this page</p>}
    </>
  );
}
