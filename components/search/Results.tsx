import './search.css';
import type { ArchivePlace, SearchAnswer } from '../../lib/model/index.ts';
import { Button, Empty, type HrefOf, sayPostsAndComments } from '../shared/index.ts';
import { ResultItem } from './ResultItem.tsx';
import { Suggestions } from './Suggestions.tsx';

export interface ResultsProps {
  /** Null until the first answer. An answer to an earlier query stays until the next one is there. */
  readonly answer: SearchAnswer | null;
  readonly hrefOf?: HrefOf | undefined;
  onOpen(place: ArchivePlace): void;
  /** Searches for something else: a suggested term. */
  onQuery(query: string): void;
  /** Shows more of them, or all of them elsewhere; absent where there is no more. */
  readonly onMore?: (() => void) | undefined;
}

/** What a search found: how many, what for, the hits. Shared by the popup and the search page. */
export function Results({ answer, hrefOf, onOpen, onQuery, onMore }: ResultsProps) {
  if (answer === null) return <p class="results-head small">Searching…</p>;
  const nothing = answer.hits.length === 0;
  return (
    <>
      <ResultsHead answer={answer} />
      <Suggestions items={answer.suggestions} hrefOf={hrefOf} onOpen={onOpen} onQuery={onQuery} />
      {nothing ? (
        <Empty
          text={`Nothing in the archive for “${answer.query}”.`}
          more="Try fewer words, or the name that was used at the time."
        />
      ) : (
        <ol class="bare results">
          {answer.hits.map(hit => (
            <ResultItem
              key={`${hit.archive} ${hit.post} ${hit.comment}`}
              hit={hit}
              hrefOf={hrefOf}
              onOpen={onOpen}
            />
          ))}
        </ol>
      )}
      {onMore && answer.hits.length < answer.posts + answer.comments && (
        <p class="results-more">
          <Button kind="link" onClick={onMore}>
            {`All ${sayPostsAndComments(answer.posts, answer.comments, ' and ')}`}
          </Button>
        </p>
      )}
    </>
  );
}

/** "Results for *workload agreement* · 37 posts · 212 comments", told to screen readers as it changes. */
function ResultsHead({ answer }: { readonly answer: SearchAnswer }) {
  const nothing = answer.hits.length === 0;
  return (
    <p class={nothing ? 'hidden-text' : 'results-head small'} role="status">
      {answer.corrected !== null && (
        <>
          Results for <em class="corrected">{answer.corrected}</em>
          {' · '}
        </>
      )}
      <span dir="auto">
        {nothing ? 'Nothing found' : sayPostsAndComments(answer.posts, answer.comments, ', ')}
      </span>
    </p>
  );
}
