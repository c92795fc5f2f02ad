import { TERM_KINDS } from '../../lib/model/index.ts';
import { Choice } from '../shared/index.ts';
import { ORDERS, STATES, type TermFilter, type TermOrder, type TermState } from './filter-terms.ts';
import { KIND_NAMES } from './kind-names.ts';

const STATE_NAMES: Readonly<Record<TermState, string>> = {
  all: 'All terms',
  edited: 'Edited by you',
  muted: 'Muted',
  glossary: 'From a glossary',
  own: 'Added by you',
};
const ORDER_NAMES: Readonly<Record<TermOrder, string>> = {
  salience: 'Most telling first',
  name: 'By name',
  posts: 'Most mentioned first',
};

export interface TermsFilterProps {
  readonly filter: TermFilter;
  onFilter(filter: TermFilter): void;
}

/** Words, kind, state and order. */
export function TermsFilter({ filter, onFilter }: TermsFilterProps) {
  return (
    <search class="filter">
      <label class="field words">
        <span>Find a term</span>
        <input
          type="search"
          dir="auto"
          autocomplete="off"
          spellcheck={false}
          value={filter.words}
          onInput={event => onFilter({ ...filter, words: event.currentTarget.value })}
        />
      </label>
      <Choice
        label="Kind"
        value={filter.kind}
        options={[
          ['all', 'All kinds'],
          ...TERM_KINDS.map(kind => [kind, KIND_NAMES[kind]] as const),
        ]}
        onChoose={kind => onFilter({ ...filter, kind })}
      />
      <Choice
        label="Which"
        value={filter.state}
        options={STATES.map(state => [state, STATE_NAMES[state]] as const)}
        onChoose={state => onFilter({ ...filter, state })}
      />
      <Choice
        label="Order"
        value={filter.order}
        options={ORDERS.map(order => [order, ORDER_NAMES[order]] as const)}
        onChoose={order => onFilter({ ...filter, order })}
      />
    </search>
  );
}
