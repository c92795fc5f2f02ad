import './search.css';
import type { ArchivePlace, SearchAnswer } from '../../lib/model/index.ts';
import { Button, type HrefOf, sayPostsAndComments } from '../shared/index.ts';
import { AnswerNotes } from './AnswerNotes.tsx';
import { FilterChips } from './FilterChips.tsx';
import { NothingFound } from './NothingFound.tsx';
import { viewQuery, withWords, withYears } from './query-view.ts';
import { ResultList } from './ResultList.tsx';
import { ResultsHead } from './ResultsHead.tsx';
import { Suggestions } from './Suggestions.tsx';
import type { SearchControls } from './types.ts';
import { YearBars } from './YearBars.tsx';

export interface ResultsProps {
  readonly query: string;
  /** Null until the first answer. An answer to an earlier query stays until the next one is there. */
  readonly answer: SearchAnswer | null;
  readonly controls: SearchControls;
  readonly hrefOf?: HrefOf | undefined;
  onOpen(place: ArchivePlace): void;
  onQuery(query: string): void;
  /** Shows more of them here. */
  readonly onMore?: (() => void) | undefined;
  /** Shows all of them elsewhere. */
  readonly onAll?: (() => void) | undefined;
}

/** What a search found, with its filters, years and order. Shared by popup, panel and the search page. */
export function Results(props: ResultsProps) {
  const { query, answer, controls, hrefOf, onOpen, onQuery } = props;
  const onMore = props.onMore ?? props.onAll;
  const view = viewQuery(query);
  const hasBars = answer !== null && answer.years.length > 1;
  const authors = answer?.hits.flatMap(({ author }) => author ?? []) ?? [];
  const found = answer === null ? 0 : answer.posts + answer.comments;
  return (
    <>
      <ResultsHead answer={answer} view={view} controls={controls} onQuery={onQuery} />
      <FilterChips
        query={query}
        view={view}
        withYears={!hasBars}
        valuesOf={controls.valuesOf}
        authors={authors}
        onQuery={onQuery}
      />
      {hasBars && (
        <YearBars
          years={answer.years}
          range={view.range}
          chosen={view.years.map(({ text }) => text).join(', ') || null}
          onYears={years => onQuery(withYears(query, years))}
        />
      )}
      {answer !== null && (
        <>
          <AnswerNotes answer={answer} titleOf={controls.titleOf} />
          <Suggestions
            items={answer.suggestions}
            hrefOf={hrefOf}
            onOpen={onOpen}
            onQuery={words => onQuery(withWords(query, words))}
          />
          {answer.hits.length === 0 ? (
            <NothingFound answer={answer} view={viewQuery(answer.query)} onQuery={onQuery} />
          ) : (
            <ResultList answer={answer} hrefOf={hrefOf} onOpen={onOpen} />
          )}
        </>
      )}
      {onMore && answer !== null && answer.hits.length < found && (
        <p class="results-more">
          <Button kind="link" onClick={onMore}>
            {props.onMore
              ? 'More results'
              : `All ${sayPostsAndComments(answer.posts, answer.comments, ' and ')}`}
          </Button>
        </p>
      )}
    </>
  );
}
