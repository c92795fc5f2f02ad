import type { Answered, ArchivePlace, Quote } from '../../lib/model/index.ts';
import { DateText, InPost, Pieces, PlaceLink, TitleText } from '../shared/index.ts';

export interface CardQuoteProps {
  readonly quote: Quote;
  /** What a comment answers, where that is known. */
  readonly answers?: Answered | null;
  onOpen(place: ArchivePlace): void;
}

/** A quote with its date and where it stands; a comment also says whose it is, where that is known. */
export function CardQuote({ quote, answers, onOpen }: CardQuoteProps) {
  const title = (
    <PlaceLink place={quote} onOpen={onOpen}>
      <TitleText title={quote.title} missing={quote.titleMissing} />
    </PlaceLink>
  );
  return (
    <figure class="card-quote">
      <blockquote dir="auto">
        <Pieces pieces={quote.text} />
      </blockquote>
      <figcaption class="small">
        {quote.kind === 'post' ? (
          <p class="where">
            <DateText date={quote.date} /> <span>·</span> {title}
          </p>
        ) : (
          <>
            <p>
              Comment{quote.author === null ? ', author unknown' : ' by '}
              <bdi>{quote.author}</bdi> · <DateText date={quote.date} />
            </p>
            {answers?.text && <ToComment answers={answers} text={answers.text} />}
            <p class="where">
              <span>
                <InPost of={quote} word={answers && answers.text === null ? 'answering' : 'in'} />
              </span>{' '}
              {title}
            </p>
          </>
        )}
      </figcaption>
    </figure>
  );
}

function ToComment({ answers, text }: { readonly answers: Answered; readonly text: string }) {
  return (
    <p class="answered">
      answering {answers.author === null ? 'a comment' : <bdi>{answers.author}</bdi>}:{' '}
      <q dir="auto">{text}</q>
    </p>
  );
}
