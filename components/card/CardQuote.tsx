import type { ArchivePlace, Quote } from '../../lib/model/index.ts';
import { DateText, Pieces, PlaceLink, TitleText } from '../shared/index.ts';

export interface CardQuoteProps {
  readonly quote: Quote;
  onOpen(place: ArchivePlace): void;
}

/** A quote with its date and where it stands; a comment also says whose it is, where that is known. */
export function CardQuote({ quote, onOpen }: CardQuoteProps) {
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
            <p class="where">
              <span>answering</span> {title}
            </p>
          </>
        )}
      </figcaption>
    </figure>
  );
}
