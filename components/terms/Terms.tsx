import './terms.css';
import '../shared/shared.css';
import { useState } from 'preact/hooks';
import { Button, Empty, FailureNote, sayCount } from '../shared/index.ts';
import { AddTerm } from './AddTerm.tsx';
import { filterTerms, NO_FILTER } from './filter-terms.ts';
import { GlossaryPart } from './GlossaryPart.tsx';
import { TermItem } from './TermItem.tsx';
import { TermsFilter } from './TermsFilter.tsx';
import type { EditToKeep, TermsProps } from './types.ts';
import { useChanges } from './use-changes.ts';

/** Terms to a page of the list: more are shown on request, so that twenty thousand cost no more than these. */
const A_PAGE = 100;

/** The terms of an archive: found, looked at and edited. */
export function Terms(props: TermsProps) {
  const { archive, terms, failure, job } = props;
  return (
    <div class="terms">
      <header>
        <nav class="small" aria-label="Elsewhere">
          <a href={props.archivesHref}>Archives and settings</a>
        </nav>
        <h1>
          Terms
          {archive && (
            <>
              {' of '}
              <bdi>{archive.title}</bdi>
            </>
          )}
        </h1>
      </header>
      <main>
        {failure && <FailureNote failure={failure} />}
        {archive === undefined ? (
          <Empty text="There is no such archive." more="It may have been deleted." />
        ) : archive === null || terms === null ? (
          !failure && (
            <p class="muted" role="status">
              Reading…
            </p>
          )
        ) : (
          <>
            <GlossaryPart {...props.glossary} />
            <TermsList {...props} archive={archive} terms={terms} job={job} />
          </>
        )}
      </main>
    </div>
  );
}

type ListProps = TermsProps & {
  readonly archive: NonNullable<TermsProps['archive']>;
  readonly terms: NonNullable<TermsProps['terms']>;
};

function TermsList(props: ListProps) {
  const { archive, terms, edits, job } = props;
  const [filter, setFilter] = useState(NO_FILTER);
  const [limit, setLimit] = useState(A_PAGE);
  const [open, setOpen] = useState<string | null>(props.openAt ?? null);
  const [adding, setAdding] = useState(false);
  const { last, change, undo } = useChanges(edits, props.onEdit);
  const found = filterTerms(terms, filter);
  const editing = { archive: archive.id, terms, edits, change };
  const add = (done: string, made: readonly EditToKeep[]) => {
    setAdding(false);
    change(done, made);
  };
  return (
    <section aria-labelledby="terms-title">
      <div class="line">
        <h2 id="terms-title">All terms</h2>
        {!adding && <Button onClick={() => setAdding(true)}>Add a term</Button>}
      </div>
      {adding && <AddTerm terms={terms} onAdd={add} onCancel={() => setAdding(false)} />}
      <TermsFilter
        filter={filter}
        onFilter={next => {
          setFilter(next);
          setLimit(A_PAGE);
        }}
      />
      <div class="status">
        <p class="small" role="status">
          {sayCount(found.length, 'term')}
          {job && job.state !== 'paused' && ' · being counted anew; until then the old marks stay'}
        </p>
        {last !== null && (
          <p class="small done">
            <bdi>{last}</bdi>{' '}
            <Button kind="link" onClick={undo}>
              Undo
            </Button>
          </p>
        )}
      </div>
      {job?.failure && (
        <div class="stopped">
          <FailureNote failure={job.failure} />
          <Button onClick={() => props.onResume(job.id)}>Go on</Button>
        </div>
      )}
      {found.length === 0 ? (
        <Empty
          text={terms.length === 0 ? 'This archive has no terms.' : 'No term is like that.'}
          more={terms.length === 0 ? 'Add one.' : 'Try other words or fewer filters.'}
        />
      ) : (
        <ul class="bare lines">
          {found.slice(0, limit).map(term => (
            <TermItem
              key={term.key}
              term={term}
              open={open === term.key}
              onOpen={() => setOpen(open === term.key ? null : term.key)}
              editing={editing}
              searchHref={props.searchHref}
            />
          ))}
        </ul>
      )}
      {found.length > limit && (
        <p class="more-terms">
          <Button onClick={() => setLimit(limit + A_PAGE)}>
            {`Show ${Math.min(A_PAGE, found.length - limit)} more`}
          </Button>
        </p>
      )}
    </section>
  );
}
