import './popup.css';
import '../shared/shared.css';
import { useRef } from 'preact/hooks';
import { Results, SearchBox, sayWhatIsSearched } from '../search/index.ts';
import { Button, Empty, FailureNote, moveFocus, sayCount, useKeys } from '../shared/index.ts';
import { PopupFoot } from './PopupFoot.tsx';
import { Related } from './Related.tsx';
import type { PopupNews, PopupProps } from './types.ts';

/** The toolbar's window: what belongs to this page, or, while one types, what the archive has. */
export function Popup(props: PopupProps) {
  const root = useRef<HTMLElement>(null);
  const toBox = () => root.current?.querySelector<HTMLElement>('[data-box]')?.focus();
  useKeys({ '/': toBox });
  const without = props.counts?.archives === 0;
  const searching = props.query.trim() !== '';
  return (
    <main
      class="popup"
      ref={root}
      onKeyDown={event => root.current && moveFocus(event, root.current)}
    >
      <h1 class="hidden-text">Backstory</h1>
      {!without && (
        <SearchBox
          value={props.query}
          placeholder={sayWhatIsSearched(props.counts)}
          disabled={props.counts === null}
          onInput={props.onQuery}
          onEnter={() => searching && props.onSearchPage?.(props.query)}
        />
      )}
      {props.failure !== null && (
        <div class="popup-failure">
          <FailureNote failure={props.failure} />
        </div>
      )}
      {without ? (
        <NoArchive onOptions={props.onOptions} onSample={props.onSample} />
      ) : searching ? (
        <section aria-labelledby="popup-results">
          <h2 class="hidden-text" id="popup-results">
            Results
          </h2>
          <Results
            answer={props.answer}
            onOpen={props.onOpen}
            onQuery={props.onQuery}
            onMore={props.onSearchPage && (() => props.onSearchPage?.(props.query))}
          />
        </section>
      ) : (
        <OnThisPage {...props} />
      )}
      <PopupFoot {...props} />
    </main>
  );
}

function OnThisPage(props: PopupProps) {
  return (
    <>
      {props.news !== null && <News news={props.news} onNews={props.onNews} />}
      <Belonging {...props} />
    </>
  );
}

function News({ news, onNews }: { readonly news: PopupNews; onNews(): void }) {
  return (
    <p class="popup-news small">
      <Button kind="link" onClick={onNews}>
        {sayCount(news.posts, 'new post')}
      </Button>{' '}
      in {news.title === '' ? 'your archives' : <bdi>{news.title}</bdi>}
    </p>
  );
}

function Belonging(props: PopupProps) {
  const { page, related } = props;
  if (page.state === 'closed') {
    return (
      <Empty
        text="Backstory can’t read this page."
        more="Browsers keep extensions out of their own pages. The search works here as everywhere."
      />
    );
  }
  if (page.state === 'no-text') {
    return (
      <Empty
        text="This page has no text to compare."
        more="The archive can be searched all the same."
      />
    );
  }
  if (page.state === 'reading' || related === 'loading') {
    return (
      <p class="popup-wait muted" role="status">
        Reading this page…
      </p>
    );
  }
  // Where it was not asked, a failure above says why.
  return related === null ? null : <Related answer={related} onOpen={props.onOpen} />;
}

function NoArchive(props: Pick<PopupProps, 'onOptions' | 'onSample'>) {
  return (
    <Empty
      text="There is no archive yet."
      more="Import a blog’s archive once. What it says then stands beside the news you read."
    >
      <Button kind="main" onClick={props.onOptions}>
        Import an archive
      </Button>
      <Button onClick={props.onSample}>Try the sample archive</Button>
    </Empty>
  );
}
