import './card.css';
import '../shared/shared.css';
import type { ArchivePlace, Evidence, Failure } from '../../lib/model/index.ts';
import {
  Button,
  FailureNote,
  KeyHint,
  sayCount,
  sayPostsAndComments,
  useKeys,
} from '../shared/index.ts';
import { CardQuote } from './CardQuote.tsx';
import { FirstAndLast } from './FirstAndLast.tsx';
import { otherNames } from './other-names.ts';
import { Sparkline } from './Sparkline.tsx';

export interface CardProps {
  /** Null while it is looked for, and where that failed. */
  readonly evidence: Evidence | null;
  readonly failure: Failure | null;
  readonly pinned: boolean;
  onClose(): void;
  onPin(): void;
  onOpen(place: ArchivePlace): void;
  onSearch(query: string): void;
  /** To the next or previous mention in the page. */
  onStep(by: 1 | -1): void;
}

/** The card on a mention. It fills the width of its frame and is at most 460 px high; its quotes scroll. */
export function Card(props: CardProps) {
  useKeys({
    Escape: () => props.onClose(),
    n: () => props.onStep(1),
    p: () => props.onStep(-1),
  });
  const { evidence, failure } = props;
  return (
    <main class="card" aria-busy={evidence === null && failure === null}>
      <div class="card-top row">
        {evidence ? <KindLine evidence={evidence} /> : <span class="k">Backstory</span>}
        <span class="space" />
        <Button kind="quiet" pressed={props.pinned} label="Pin this card" onClick={props.onPin}>
          Pin
        </Button>
        <Button kind="quiet" label="Close this card" onClick={props.onClose}>
          Close
        </Button>
      </div>
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
          <Button kind="link" onClick={() => props.onSearch(evidence.name)}>
            {allOf(evidence)}
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

/** "CRC · body · 2014–2021". The short name stands here only where the long one is the heading. */
function KindLine({ evidence }: { readonly evidence: Evidence }) {
  const years = evidence.years;
  const from = years[0]?.year;
  const to = years.at(-1)?.year;
  return (
    <p class="k card-kind">
      {evidence.expansion !== null && (
        <>
          <bdi>{evidence.name}</bdi>
          {' · '}
        </>
      )}
      <span class="kind">{evidence.kind}</span>
      {from !== undefined && ` · ${from === to ? from : `${from}–${to}`}`}
    </p>
  );
}

function Loaded(props: CardProps & { readonly evidence: Evidence }) {
  const { evidence } = props;
  const others = otherNames(evidence.name, evidence.expansion, evidence.aliases);
  return (
    <>
      <div class="card-head">
        <h1 dir="auto">{evidence.expansion ?? evidence.name}</h1>
        {others.length > 0 && (
          <p class="muted card-also">
            Also <bdi>{others.join(', ')}</bdi>
          </p>
        )}
        <p class="muted" dir="auto">
          {sayPostsAndComments(evidence.posts, evidence.comments)}
        </p>
        {evidence.years.length > 1 && <Sparkline years={evidence.years} />}
        <FirstAndLast evidence={evidence} onOpen={props.onOpen} />
      </div>
      {evidence.quotes.length === 0 ? (
        <p class="card-none">No sentence of the archive says enough about it to be quoted.</p>
      ) : (
        // A region that scrolls can be reached and scrolled by keyboard.
        // biome-ignore lint/a11y/noNoninteractiveTabindex: see above
        <section class="card-quotes" aria-label="What the archive says" tabIndex={0}>
          {evidence.quotes.map(quote => (
            <CardQuote
              key={`${quote.post} ${quote.comment} ${quote.text[0]?.text}`}
              quote={quote}
              onOpen={props.onOpen}
            />
          ))}
        </section>
      )}
    </>
  );
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

function allOf(evidence: Evidence): string {
  if (evidence.posts > 1) return `All ${sayCount(evidence.posts, 'post')}`;
  if (evidence.posts === 0) return `All ${sayCount(evidence.comments, 'comment')}`;
  return 'Find in the archive';
}
