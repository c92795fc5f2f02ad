import { Results, SearchBox, sayWhatIsSearched } from '../search/index.ts';
import { Empty } from '../shared/index.ts';
import type { PanelProps } from './types.ts';

/** The search, beside whatever is read. */
export function SearchPart(props: PanelProps) {
  const searching = props.query.trim() !== '';
  return (
    <>
      <SearchBox
        value={props.query}
        placeholder={sayWhatIsSearched(props.counts)}
        disabled={props.counts === null}
        onInput={props.onQuery}
        onEnter={() => searching && props.onSearchPage(props.query)}
      />
      {searching ? (
        <section aria-labelledby="panel-results">
          <h2 class="hidden-text" id="panel-results">
            Results
          </h2>
          <Results
            query={props.query}
            answer={props.answer}
            controls={props.controls}
            onOpen={props.onOpen}
            onQuery={props.onQuery}
            onAll={() => props.onSearchPage(props.query)}
          />
        </section>
      ) : (
        <Empty
          text="Type a word, a name or a phrase."
          more="Posts and comments are searched as you type, on this machine."
        />
      )}
    </>
  );
}
