import type { SearchAnswer } from '../../lib/model/index.ts';
import { Button, sayPostsAndComments } from '../shared/index.ts';
import { OrderSelect } from './OrderSelect.tsx';
import { asTyped, type QueryView, viewQuery } from './query-view.ts';
import type { SearchControls } from './types.ts';

export interface ResultsHeadProps {
  /** Null while the first answer is waited for. */
  readonly answer: SearchAnswer | null;
  readonly view: QueryView;
  readonly controls: SearchControls;
  onQuery(query: string): void;
}

/** "Results for *workload agreement* · 37 posts, 212 comments", told to screen readers as it changes; and the order. */
export function ResultsHead({ answer, view, controls, onQuery }: ResultsHeadProps) {
  return (
    <div class="results-head small">
      <div class="results-said">
        <p role="status">
          {answer === null ? (
            'Searching…'
          ) : (
            <>
              {answer.corrected !== null && (
                <>
                  Results for <bdi class="corrected">{viewQuery(answer.corrected).words}</bdi>
                  {' · '}
                </>
              )}
              <span dir="auto">{sayFound(answer)}</span>
              {view.years.length > 0 && (
                <span class="hidden-text"> in {view.years.map(({ text }) => text).join(', ')}</span>
              )}
            </>
          )}
        </p>
        {answer !== null && answer.corrected !== null && (
          <AsTyped query={answer.query} corrected={answer.corrected} onQuery={onQuery} />
        )}
      </div>
      <OrderSelect order={controls.order} ranked={view.ranked} onOrder={controls.onOrder} />
    </div>
  );
}

/** What was filled up is not counted: it has not every word. */
function sayFound({ posts, comments, hits }: SearchAnswer): string {
  if (posts + comments > 0) return sayPostsAndComments(posts, comments, ', ');
  return hits.length === 0 ? 'Nothing found' : 'Nothing with every word';
}

interface AsTypedProps {
  readonly query: string;
  readonly corrected: string;
  onQuery(query: string): void;
}

function AsTyped({ query, corrected, onQuery }: AsTypedProps) {
  return (
    <p>
      <Button kind="link" onClick={() => onQuery(asTyped(query, corrected))}>
        Search for <bdi>“{viewQuery(query).words}”</bdi>
      </Button>
    </p>
  );
}
