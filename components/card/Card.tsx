import './card.css';
import '../shared/shared.css';
import type { ArchivePlace, MentionEvidence } from '../../lib/model/index.ts';
import { Button, FailureNote, KeyHint, useKeys } from '../shared/index.ts';
import { CardTop } from './CardTop.tsx';
import { EvidenceHead } from './EvidenceHead.tsx';
import { Meaning } from './Meaning.tsx';
import { NoteLine } from './NoteLine.tsx';
import { Quotes } from './Quotes.tsx';
import { searchFor } from './search-for.ts';
import type { CardProps } from './types.ts';

/** The card on a mention. It fills the width of its frame and is at most 460 px high; its quotes scroll. */
export function Card(props: CardProps) {
  const { evidence, failure } = props;
  useKeys({
    Escape: () => props.onClose(),
    n: () => props.onStep(1),
    p: () => props.onStep(-1),
    Enter: ({ target }) => {
      const place = evidence && placeToRead(evidence);
      // On a button or in the menu, Enter is theirs.
      if (place === null || (target instanceof Element && target.closest('button'))) return false;
      return props.onOpen(place);
    },
  });
  return (
    <main class="card" aria-busy={evidence === null && failure === null}>
      <CardTop {...props} />
      {evidence ? (
        <Loaded {...props} evidence={evidence} />
      ) : failure ? (
        <div class="card-failure">
          <h1 class="hidden-text">Card</h1>
          <FailureNote failure={failure} />
        </div>
      ) : (
        <Loading />
      )}
      <footer class="card-foot row">
        {evidence && (
          <Button kind="link" onClick={() => props.onSearch(searchFor(evidence).query)}>
            {searchFor(evidence).words}
          </Button>
        )}
        <span class="space" />
        <Button kind="quiet" onClick={() => props.onStep(-1)}>
          Previous<span class="hidden-text"> mention</span> <KeyHint name="P" />
        </Button>
        <Button kind="quiet" onClick={() => props.onStep(1)}>
          Next<span class="hidden-text"> mention</span> <KeyHint name="N" />
        </Button>
      </footer>
    </main>
  );
}

function Loaded(props: CardProps & { readonly evidence: MentionEvidence }) {
  const { evidence, onOpen } = props;
  return (
    <>
      <NoteLine note={props.note} evidence={evidence} onUndo={props.onUndo} />
      <div class="card-head">
        <h1 dir="auto">{evidence.expansion ?? evidence.name}</h1>
        <Meaning evidence={evidence} onSense={props.onSense} />
        <EvidenceHead evidence={evidence} onOpen={onOpen} />
      </div>
      {
        // A region that scrolls can be reached and scrolled by keyboard.
        // biome-ignore lint/a11y/noNoninteractiveTabindex: see above
        <section class="card-quotes" aria-label="What the archive says" tabIndex={0}>
          <Quotes evidence={evidence} onOpen={onOpen} />
        </section>
      }
    </>
  );
}

/** What Enter opens: where the newest quote stands. */
function placeToRead({ quotes, bestComment, last, first }: MentionEvidence): ArchivePlace | null {
  return quotes[0] ?? bestComment?.quote ?? last?.place ?? first?.place ?? null;
}

/** As high as most cards are, so that nothing moves when the evidence comes. */
function Loading() {
  return (
    <>
      <div class="card-head">
        <h1 class="hidden-text">Card</h1>
        <p role="status" class="muted">
          Looking in the archive…
        </p>
      </div>
      <div class="card-blank" aria-hidden="true">
        <div class="bar wide" />
        <div class="bar" />
        <div class="bar wide" />
        <div class="bar" />
      </div>
    </>
  );
}
