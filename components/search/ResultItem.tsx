import type { ArchivePlace, SearchHit } from '../../lib/model/index.ts';
import {
  DateText,
  type HrefOf,
  InPost,
  Pieces,
  PlaceLink,
  sayNumber,
  TitleText,
} from '../shared/index.ts';

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
      <About hit={hit} />
    </li>
  );
}

/** What its words leave open: how much more of the thread was found, and which words it has not. */
function About({ hit }: { readonly hit: SearchHit }) {
  const { others, elsewhere, missing } = hit;
  if (others === 0 && elsewhere.length === 0 && missing.length === 0) return null;
  return (
    <p class="result-about small">
      {others > 0 && <span dir="auto">{`${sayNumber(others)} more in this thread`}</span>}
      {elsewhere.length > 0 && (
        <span>
          elsewhere in this thread: <Words words={elsewhere} />
        </span>
      )}
      {missing.length > 0 && (
        <span>
          missing: <Words words={missing} />
        </span>
      )}
    </p>
  );
}

function Words({ words }: { readonly words: readonly string[] }) {
  return (
    <>
      {words.map((word, i) => (
        <span key={word}>
          {i > 0 && ', '}
          <em>
            <bdi>{word}</bdi>
          </em>
        </span>
      ))}
    </>
  );
}
