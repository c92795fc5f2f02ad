import type { PageTerm } from '../../lib/model/index.ts';
import { TermList } from './TermList.tsx';

export interface PageTermsProps {
  /** By which the button that opens the list names it. */
  readonly id: string;
  readonly terms: readonly PageTerm[];
  onTerm(term: PageTerm): void;
}

/** The popup's list of the page's terms: to its mark, or to the search of what is not marked. */
export function PageTerms({ id, terms, onTerm }: PageTermsProps) {
  return (
    <section class="part page-terms" id={id} aria-labelledby={`${id}-title`}>
      <h2 class="k" id={`${id}-title`}>
        Terms on this page
      </h2>
      <TermList
        terms={terms}
        hintOf={term => (term.mark === null ? 'search for it' : 'go to it')}
        onTerm={onTerm}
      />
    </section>
  );
}
