import './search.css';
import '../shared/shared.css';
import { useRef } from 'preact/hooks';
import type { ArchivePlace, Failure, SearchAnswer } from '../../lib/model/index.ts';
import { Empty, FailureNote, type HrefOf, moveFocus, useKeys } from '../shared/index.ts';
import { type ArchiveCounts, sayWhatIsSearched } from './counts.ts';
import { Results } from './Results.tsx';
import { SearchBox } from './SearchBox.tsx';
import type { SearchControls } from './types.ts';

export interface SearchPageProps {
  /** Null until known. */
  readonly counts: ArchiveCounts | null;
  readonly query: string;
  readonly answer: SearchAnswer | null;
  readonly failure: Failure | null;
  readonly controls: SearchControls;
  readonly hrefOf?: HrefOf;
  onQuery(query: string): void;
  onOpen(place: ArchivePlace): void;
  /** Where the archives and settings are. */
  readonly archivesHref?: string;
  /** Reads more of the hits. */
  readonly onMore?: () => void;
}

/** The whole search, as a page of its own. */
export function SearchPage(props: SearchPageProps) {
  const root = useRef<HTMLElement>(null);
  useKeys({ '/': () => root.current?.querySelector<HTMLElement>('[data-box]')?.focus() });
  return (
    <main
      class="search-page"
      ref={root}
      onKeyDown={event => root.current && moveFocus(event, root.current)}
    >
      <h1 class="hidden-text">Search the archive</h1>
      {props.archivesHref !== undefined && (
        <nav class="small" aria-label="Elsewhere">
          <a href={props.archivesHref}>Archives and settings</a>
        </nav>
      )}
      <SearchBox
        value={props.query}
        placeholder={sayWhatIsSearched(props.counts)}
        onInput={props.onQuery}
      />
      {props.failure !== null && (
        <div class="search-failure">
          <FailureNote failure={props.failure} />
        </div>
      )}
      {props.counts?.archives === 0 ? (
        <Empty
          text="There is no archive yet."
          more="Import a blog’s archive once. What it says can then be searched here."
        >
          {props.archivesHref !== undefined && <a href={props.archivesHref}>Import an archive</a>}
        </Empty>
      ) : props.query.trim() === '' ? (
        <Empty
          text="Type a word, a name or a phrase."
          more="Posts and comments are searched as you type, on this machine."
        />
      ) : (
        props.failure === null && (
          <section aria-labelledby="results-title">
            <h2 class="hidden-text" id="results-title">
              Results
            </h2>
            <Results
              query={props.query}
              answer={props.answer}
              controls={props.controls}
              hrefOf={props.hrefOf}
              onOpen={props.onOpen}
              onQuery={props.onQuery}
              onMore={props.onMore}
            />
          </section>
        )
      )}
    </main>
  );
}
