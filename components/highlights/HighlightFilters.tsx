import { HIGHLIGHT_COLOURS } from '../../lib/model/index.ts';
import { Choice } from '../shared/index.ts';
import type { ColourNames, ListFacets, ListFilter } from './types.ts';

export interface HighlightFiltersProps {
  readonly filter: ListFilter;
  readonly facets: ListFacets;
  readonly names: ColourNames;
  onFilter(filter: ListFilter): void;
}

const STATE_NAMES = {
  exact: 'As it was',
  changed: 'Changed since',
  lost: 'Not found any more',
  unseen: 'Not seen on this device',
} as const;
const PERIODS = {
  week: 'The last 7 days',
  month: 'The last 30 days',
  year: 'The last 12 months',
} as const;

/** Colour, tag, site, date and state; each offers only what there is, with how many have it. */
export function HighlightFilters({ filter, facets, names, onFilter }: HighlightFiltersProps) {
  const counted = (facet: ReadonlyMap<string, number>, name: (value: string) => string) =>
    [...facet].map(([value, count]) => [value, `${name(value)} (${count})`] as const);
  const set = (name: keyof ListFilter) => (value: string) => onFilter({ ...filter, [name]: value });
  return (
    <div class="highlight-filters">
      <Choice
        label="Colour"
        value={filter.colour}
        options={[
          ['', 'Any colour'],
          ...counted(facets.colours, value => names[HIGHLIGHT_COLOURS.find(c => c === value)!]),
        ]}
        onChoose={set('colour')}
      />
      <Choice
        label="Tag"
        value={filter.tag}
        options={[['', 'Any tag'], ...counted(facets.tags, tag => tag)]}
        onChoose={set('tag')}
      />
      <Choice
        label="Site"
        value={filter.site}
        options={[['', 'Any site'], ...counted(facets.sites, site => site)]}
        onChoose={set('site')}
      />
      <Choice
        label="Made"
        value={filter.period}
        options={[['', 'At any time'], ...Object.entries(PERIODS)]}
        onChoose={set('period')}
      />
      <Choice
        label="State"
        value={filter.state}
        options={[
          ['', 'In any state'],
          ...counted(facets.states, state => STATE_NAMES[state as keyof typeof STATE_NAMES]),
        ]}
        onChoose={set('state')}
      />
    </div>
  );
}
