import type { ComponentChildren } from 'preact';
import type { PageTerm } from '../../lib/model/index.ts';
import { sayCount, sayPostsAndComments } from '../shared/index.ts';

export interface TermListProps {
  readonly terms: readonly PageTerm[];
  /** What choosing a term does, for those who only hear its name. */
  hintOf(term: PageTerm): string;
  onTerm(term: PageTerm): void;
  /** Where terms open in place: the one that is open, and what is in it. */
  readonly opened?: PageTerm | null;
  readonly children?: ComponentChildren;
}

/** The terms of a page: name, what stands behind it, kind, how much the archive has on it. */
export function TermList({ terms, hintOf, onTerm, opened, children }: TermListProps) {
  return (
    <ol class="bare term-list">
      {terms.map(term => (
        <li key={`${term.archive} ${term.term}`}>
          <div class="item term">
            <h3 dir="auto">
              <button
                type="button"
                class="open"
                data-item=""
                aria-expanded={opened === undefined ? undefined : opened === term}
                onClick={() => onTerm(term)}
              >
                {term.name}
                {term.expansion !== null && (
                  <>
                    {' '}
                    <bdi class="expansion">{term.expansion}</bdi>
                  </>
                )}
                <span class="hidden-text">, {hintOf(term)}</span>
              </button>
            </h3>
            <p class="small">{sayTerm(term)}</p>
          </div>
          {opened === term && children}
        </li>
      ))}
    </ol>
  );
}

/** "body · 84 posts · 1,204 comments · 3 times here · not marked" */
export function sayTerm({ kind, posts, comments, mentions, mark }: PageTerm): string {
  return [
    kind,
    sayPostsAndComments(posts, comments),
    ...(mentions > 1 ? [`${sayCount(mentions, 'time')} here`] : []),
    ...(mark === null ? ['not marked'] : []),
  ].join(' · ');
}
