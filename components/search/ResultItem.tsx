import type { ArchivePlace, SearchHit } from '../../lib/model/index.ts';
import { DateText, type HrefOf, InPost, Pieces, PlaceLink, TitleText } from '../shared/index.ts';

export interface ResultItemProps {
  readonly hit: SearchHit;
  readonly hrefOf?: HrefOf | undefined;
  onOpen(place: ArchivePlace): void;
}

/** One result. A post is known by its title; a comment by whose it is, when, and below what. */
export function ResultItem({ hit, hrefOf, onOpen }: ResultItemProps) {
  const title = (
    <PlaceLink place={hit} item hrefOf={hrefOf} onOpen={onOpen}>
      <TitleText title={hit.title} missing={hit.titleMissing} />
    </PlaceLink>
  );
  return (
    <li class="item result">
      {hit.kind === 'post' ? (
        <>
          <p class="small">
            Post · <DateText date={hit.date} />
          </p>
          <h3 dir="auto">{title}</h3>
        </>
      ) : (
        <p class="small where">
          <span>
            Comment{hit.author === null ? ', author unknown' : ' by '}
            <bdi>{hit.author}</bdi> · <DateText date={hit.date} /> · <InPost of={hit} />
          </span>{' '}
          {title}
        </p>
      )}
      {hit.snippet.length > 0 && (
        <p class="snippet" dir="auto">
          <Pieces pieces={hit.snippet} />
        </p>
      )}
    </li>
  );
}
