import type { Density } from '../../lib/model/index.ts';
import { Switch } from '../shared/index.ts';
import type { MarksProps } from './types.ts';

const DENSITY_NAMES: readonly (readonly [Density, string])[] = [
  ['fewer', 'the few that matter most'],
  ['usual', 'each term once, up to twelve'],
  ['all', 'every mention, up to 5,000'],
];

/** How many words of a page are marked, whether the page may see it, and what the toolbar says. */
export function Marks({ density, discreet, count, onDensity, onDiscreet, onCount }: MarksProps) {
  return (
    <section id="marks" aria-labelledby="marks-title">
      <h2 id="marks-title">Marks</h2>
      <div class="line">
        <div>
          <h3>How many</h3>
          <p class="small">On a page that mentions more terms than one wants to see.</p>
        </div>
        <select
          aria-label="How many terms are marked on a page"
          value={density}
          onChange={event => {
            const chosen = DENSITY_NAMES.find(([value]) => value === event.currentTarget.value);
            if (chosen) onDensity(chosen[0]);
          }}
        >
          {DENSITY_NAMES.map(([value, name]) => (
            <option key={value} value={value} selected={value === density}>
              {name}
            </option>
          ))}
        </select>
      </div>
      <div class="line">
        <div>
          <h3>Discreetly</h3>
          <p class="small">
            A page’s own scripts can read which words are marked in the usual way. Discreet marks
            they can’t; on pages that move a lot such marks may lag behind.
          </p>
        </div>
        <Switch on={discreet} label="Mark discreetly" onChange={onDiscreet} />
      </div>
      <div class="line">
        <div>
          <h3>Count at the toolbar’s button</h3>
          <p class="small">
            How many posts of your archives belong to the page, on the sites that are on. There is
            no number where nothing does.
          </p>
        </div>
        <Switch on={count} label="Show the count of related posts" onChange={onCount} />
      </div>
    </section>
  );
}
