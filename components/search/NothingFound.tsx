import type { SearchAnswer } from '../../lib/model/index.ts';
import { withoutFilter } from '../../lib/search/index.ts';
import { opening } from '../../lib/text/index.ts';
import { Button, Empty } from '../shared/index.ts';
import { type QueryView, viewQuery, withWordFor } from './query-view.ts';

/** Characters of what was asked for that are said again: a page may have been pasted. */
const LONGEST = 100;

export interface NothingFoundProps {
  readonly answer: SearchAnswer;
  /** Of the query that the answer is to. */
  readonly view: QueryView;
  onQuery(query: string): void;
}

/** What to try where nothing was found: words that the archive has, and the search without its filters. */
export function NothingFound({ answer, view, onQuery }: NothingFoundProps) {
  const { query, near } = answer;
  const filtered = view.words !== '' && view.words !== query.trim().replace(/\s+/g, ' ');
  return (
    <Empty
      text={
        view.words === ''
          ? 'Nothing in the archive for these filters.'
          : `Nothing in the archive for “${opening(view.words, LONGEST)}”${filtered ? ' with these filters' : ''}.`
      }
      {...(near.length === 0 && !filtered
        ? { more: 'Try fewer words, or the name that was used at the time.' }
        : {})}
    >
      {(near.length > 0 || filtered) && (
        <div class="instead">
          {near.map(({ word, like }) => (
            <p key={word} class="small">
              <bdi class="unknown-word">{opening(word, LONGEST)}</bdi> occurs nowhere
              {like.length > 0 && (
                <>
                  . Near it:{' '}
                  {like.map((other, i) => (
                    <span key={other}>
                      {i > 0 && ', '}
                      <Button
                        kind="link"
                        label={`Search with ${other} for ${word}`}
                        onClick={() => onQuery(withWordFor(query, word, other))}
                      >
                        <bdi>{other}</bdi>
                      </Button>
                    </span>
                  ))}
                </>
              )}
              .
            </p>
          ))}
          {filtered && (
            <Button onClick={() => onQuery(withoutAny(query))}>Search without filters</Button>
          )}
        </div>
      )}
    </Empty>
  );
}

function withoutAny(query: string): string {
  const { where, chips, years } = viewQuery(query);
  const all = [...chips, ...years];
  const rest = where === 'all' ? query : withoutFilter(query, { kind: 'in' });
  return all.reduce((left, chip) => withoutFilter(left, chip), rest);
}
