import './popup.css';
import '../shared/shared.css';
import type { ComponentChildren } from 'preact';
import { useEffect, useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { BackupDue } from '../keeping/BackupDue.tsx';
import { Results, SearchBox, sayWhatIsSearched } from '../search/index.ts';
import { Button, Empty, FailureNote, moveFocus, sayCount, useKeys } from '../shared/index.ts';
import { PageTerms } from './PageTerms.tsx';
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
  const list = useList(props.page.refused, root.current);
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
        <>
          <Highlights {...props} />
          <NoArchive onOptions={props.onOptions} onSample={props.onSample} />
        </>
      ) : searching ? (
        <section aria-labelledby="popup-results">
          <h2 class="hidden-text" id="popup-results">
            Results
          </h2>
          <Results
            query={props.query}
            answer={props.answer}
            controls={props.controls}
            onOpen={props.onOpen}
            onQuery={props.onQuery}
            onAll={props.onSearchPage && (() => props.onSearchPage?.(props.query))}
          />
        </section>
      ) : (
        <OnThisPage {...props}>
          {list.open && <PageTerms id={list.id} terms={props.page.terms} onTerm={props.onTerm} />}
        </OnThisPage>
      )}
      <PopupFoot {...props} list={list} />
    </main>
  );
}

/** The list of terms: opened by the user, who is led to its first, or by a page that takes no cards. */
function useList(refused: boolean, root: HTMLElement | null) {
  const id = useId();
  const [open, setOpen] = useState(false);
  const asked = useRef(false);
  useEffect(() => {
    if (refused) setOpen(true);
  }, [refused]);
  // At once, not after a frame: whoever opens it by key presses the next one in the meantime.
  useLayoutEffect(() => {
    if (open && asked.current) root?.querySelector<HTMLElement>('.page-terms .open')?.focus();
  }, [open]);
  const toggle = () => {
    asked.current = true;
    setOpen(!open);
  };
  return { id, open, toggle };
}

function OnThisPage(props: PopupProps & { readonly children: ComponentChildren }) {
  return (
    <>
      {props.last && <LastSearch {...props.last} />}
      {props.news !== null && <News news={props.news} onNews={props.onNews} />}
      <Highlights {...props} />
      {props.reminder && <BackupDue {...props.reminder} />}
      {props.page.refused && <NoCards onPanel={props.onPanel} />}
      {props.page.state === 'read' && props.children}
      <Belonging {...props} />
    </>
  );
}

/** What the user has marked on this page, and what they may be about to: no archive is needed for it. */
function Highlights(props: PopupProps) {
  return (
    <>
      {props.selected && (
        <p class="popup-news small">
          <Button kind="link" onClick={props.onHighlight}>
            Highlight
          </Button>{' '}
          what is selected
        </p>
      )}
      {props.highlights > 0 && (
        <p class="popup-news small">
          <Button kind="link" onClick={props.onHighlights}>
            {sayCount(props.highlights, 'highlight')}
          </Button>{' '}
          of yours on this page
        </p>
      )}
    </>
  );
}

/** Why nothing comes of pointing at a mark of this page, and where it is instead. */
function NoCards({ onPanel }: { readonly onPanel: (() => void) | undefined }) {
  return (
    <div class="popup-refused small">
      <p>This page lets no cards in.</p>
      {onPanel && (
        <Button kind="link" onClick={onPanel}>
          Open the panel
        </Button>
      )}
    </div>
  );
}

function LastSearch({ query, onBack }: NonNullable<PopupProps['last']>) {
  return (
    <p class="popup-news small">
      <Button kind="link" onClick={onBack}>
        Back to <bdi>“{query.trim()}”</bdi>
      </Button>
    </p>
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
  return related === null ? null : (
    <Related answer={related} onOpen={props.onOpen} onMore={props.onMoreRelated} />
  );
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
