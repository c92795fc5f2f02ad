import type { ArchivePlace } from '../../lib/model/index.ts';
import { EvidenceHead, Quotes, searchFor } from '../card/index.ts';
import { Button, FailureNote } from '../shared/index.ts';
import type { PanelTerm } from './types.ts';

export interface TermDetailProps {
  readonly term: PanelTerm;
  /** Of the term in the page; null where it has none. */
  readonly mark: number | null;
  onGo(mark: number): void;
  onMute(muted: boolean): void;
  onOpen(place: ArchivePlace): void;
  onQuery(query: string): void;
}

/** What a card shows, in the panel: there is room for all of it. */
export function TermDetail({ term, mark, onOpen, ...props }: TermDetailProps) {
  const { evidence, failure } = term;
  if (failure) {
    return (
      <div class="term-detail">
        <FailureNote failure={failure} />
      </div>
    );
  }
  if (evidence === null) {
    return (
      <p class="term-detail muted" role="status">
        Looking in the archive…
      </p>
    );
  }
  const search = searchFor(evidence);
  return (
    <div class="term-detail">
      <EvidenceHead evidence={evidence} onOpen={onOpen} />
      <Quotes evidence={evidence} onOpen={onOpen} />
      <p class="term-deeds small">
        {mark !== null && (
          <Button kind="link" onClick={() => props.onGo(mark)}>
            Go to its mark
          </Button>
        )}
        <Button kind="link" onClick={() => props.onQuery(search.query)}>
          {search.words}
        </Button>
        {!term.muted && (
          <Button kind="link" onClick={() => props.onMute(true)}>
            Mute this term
          </Button>
        )}
      </p>
      <div class="small" role="status">
        {term.muted && (
          <>
            It is no longer marked, on any page.{' '}
            <Button kind="link" onClick={() => props.onMute(false)}>
              Undo
            </Button>
          </>
        )}
      </div>
    </div>
  );
}
