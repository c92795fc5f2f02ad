import { Fragment } from 'preact';
import type { ListedTerm } from '../../lib/model/index.ts';
import { DateText, sayPostsAndComments } from '../shared/index.ts';
import { isOfGlossary } from './filter-terms.ts';
import { KIND_NAMES } from './kind-names.ts';
import { TermDetail } from './TermDetail.tsx';
import type { Editing } from './types.ts';

export interface TermItemProps {
  readonly term: ListedTerm;
  readonly open: boolean;
  onOpen(): void;
  readonly editing: Editing;
  searchHref(query: string): string;
}

/** A term in the list: what it is, how much the archive speaks of it; opened, all that can be changed. */
export function TermItem({ term, open, onOpen, editing, searchHref }: TermItemProps) {
  return (
    <li class={term.muted ? 'term muted-term' : 'term'}>
      <h3>
        <button type="button" aria-expanded={open} onClick={onOpen}>
          <bdi class="name">{term.name}</bdi>
          {term.expansion !== null && (
            <>
              {' '}
              <bdi class="expansion">{term.expansion}</bdi>
            </>
          )}
        </button>
      </h3>
      <p class="small">
        <span class="kind">{KIND_NAMES[term.kind]}</span>
        {' · '}
        <bdi>
          {term.pending ? 'not counted yet' : sayPostsAndComments(term.posts, term.comments)}
        </bdi>
        {term.first !== null && (
          <>
            {' · '}
            <DateText date={term.first} />
            {term.last !== term.first && (
              <>
                {' to '}
                <DateText date={term.last} />
              </>
            )}
          </>
        )}
        {signs(term).map(sign => (
          <Fragment key={sign}>
            {' '}
            <span class="sign">{sign}</span>
          </Fragment>
        ))}
      </p>
      {!open && term.definition !== null && (
        <p class="definition" dir="auto">
          {term.definition.text}
        </p>
      )}
      {open && <TermDetail term={term} editing={editing} searchHref={searchHref} />}
    </li>
  );
}

function signs(term: ListedTerm): string[] {
  return [
    ...(term.muted ? ['muted'] : []),
    ...(term.origin === 'user' ? ['yours'] : term.edited ? ['edited'] : []),
    ...(isOfGlossary(term) ? ['glossary'] : []),
  ];
}
