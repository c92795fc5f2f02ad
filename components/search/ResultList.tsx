import type { ArchivePlace, SearchAnswer } from '../../lib/model/index.ts';
import { type HrefOf, sayNumber } from '../shared/index.ts';
import { ResultItem } from './ResultItem.tsx';

export interface ResultListProps {
  readonly answer: SearchAnswer;
  readonly hrefOf?: HrefOf | undefined;
  onOpen(place: ArchivePlace): void;
}

/** The hits; those that lack a word stand apart, below a line that says so. */
export function ResultList({ answer, hrefOf, onOpen }: ResultListProps) {
  const { hits, posts, comments } = answer;
  const firstLess = hits.findIndex(({ missing }) => missing.length > 0);
  const whole = firstLess === -1 ? hits : hits.slice(0, firstLess);
  const less = firstLess === -1 ? [] : hits.slice(firstLess);
  const list = (some: SearchAnswer['hits'], start: number) => (
    <ol class="bare results" start={start}>
      {some.map(hit => (
        <ResultItem
          key={`${hit.archive} ${hit.post} ${hit.comment}`}
          hit={hit}
          hrefOf={hrefOf}
          onOpen={onOpen}
        />
      ))}
    </ol>
  );
  return (
    <>
      {whole.length > 0 && list(whole, 1)}
      {less.length > 0 && (
        <>
          <p class="results-less small">{sayLess(posts + comments)}</p>
          {list(less, whole.length + 1)}
        </>
      )}
    </>
  );
}

function sayLess(found: number): string {
  return found === 0
    ? 'None has every word. These have some of them, best match first.'
    : `Only ${sayNumber(found)} with every word; also these, best match first.`;
}
