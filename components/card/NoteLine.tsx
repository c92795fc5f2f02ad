import type { MentionEvidence } from '../../lib/model/index.ts';
import { Button, FailureNote } from '../shared/index.ts';
import type { CardDeed, CardNote } from './types.ts';

export interface NoteLineProps {
  readonly note: CardNote | null;
  readonly evidence: MentionEvidence;
  onUndo(): void;
}

/** What was done, in a sentence, and the way back. It is there, empty, from the start: what comes is told. */
export function NoteLine({ note, evidence, onUndo }: NoteLineProps) {
  return (
    <div class="card-note small" role="status">
      {note?.kind === 'failed' ? (
        <FailureNote failure={note.failure} />
      ) : (
        note && (
          <>
            <p>{sayDeed(note.kind, evidence)}</p>
            <Button kind="link" onClick={onUndo}>
              Undo
            </Button>
          </>
        )
      )}
    </div>
  );
}

/** "“PI” is no longer marked on bbc.co.uk." */
export function sayDeed(deed: CardDeed, evidence: MentionEvidence): string {
  const { name, expansion, word, host } = evidence;
  switch (deed) {
    case 'muted':
      return `${quoted(name)} is no longer marked, on any page.`;
    case 'wrong-meaning':
      return `${quoted(word)} is no longer marked on ${host}.`;
    case 'site-off':
      return `Nothing is marked on ${host} any more.`;
    case 'taken':
      return `On ${host}, ${quoted(word)} is taken as ${expansion ?? name} from now on.`;
  }
}

/** Set apart from the sentence: words of any script and direction. */
function quoted(words: string): string {
  return `“\u2068${words}\u2069”`;
}
