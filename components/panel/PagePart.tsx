import { Related, TermList } from '../popup/index.ts';
import { Button, Empty, sayCount } from '../shared/index.ts';
import { TermDetail } from './TermDetail.tsx';
import type { PanelProps } from './types.ts';

/** The page in front: its terms, which open in place, and what the archive has on it. */
export function PagePart(props: PanelProps) {
  const { page, related, term } = props;
  const opened = term
    ? (page.terms.find(one => one.archive === term.archive && one.term === term.term) ?? null)
    : null;
  const detail = term && (
    <TermDetail
      term={term}
      mark={opened?.mark ?? null}
      onGo={props.onGo}
      onMute={props.onMute}
      onOpen={props.onOpen}
      onQuery={props.onQuery}
    />
  );
  return (
    <>
      {page.title !== '' && (
        <p class="panel-title" dir="auto">
          {page.title}
        </p>
      )}
      {term && opened === null && (
        <section class="part lone-term" aria-labelledby="lone-term">
          <div class="row">
            <h2 id="lone-term" dir="auto">
              {term.evidence?.expansion ?? term.evidence?.name ?? 'A term'}
            </h2>
            <span class="space" />
            <Button kind="quiet" label="Close this term" onClick={props.onCloseTerm}>
              Close
            </Button>
          </div>
          {detail}
        </section>
      )}
      {page.state === 'closed' ? (
        <Closed />
      ) : page.state === 'no-text' ? (
        <Empty
          text="This page has no text to compare."
          more="The archive can be searched all the same."
        />
      ) : page.state === 'reading' ? (
        <p class="popup-wait muted" role="status">
          Reading this page…
        </p>
      ) : (
        <>
          {page.terms.length > 0 && (
            <section class="part" aria-labelledby="panel-terms">
              <h2 class="k" id="panel-terms" dir="auto">
                {sayCount(page.terms.length, 'term')} on this page
              </h2>
              <TermList
                terms={page.terms}
                hintOf={() => 'show what the archive says'}
                opened={opened}
                onTerm={props.onTerm}
              >
                {detail}
              </TermList>
            </section>
          )}
          {related === 'loading' ? (
            <p class="popup-wait muted" role="status">
              Comparing it with the archive…
            </p>
          ) : (
            related && (
              <Related answer={related} onOpen={props.onOpen} onMore={props.onMoreRelated} />
            )
          )}
        </>
      )}
    </>
  );
}

/** Where the browser lets us read nothing: its own pages, and sites that nobody has switched on. */
function Closed() {
  return (
    <Empty
      text="Backstory has not been let into this page."
      more="Click its button in the toolbar: that lets it read this one page, and has the switch that lets it read the site from now on. The browser’s own pages stay closed."
    />
  );
}
