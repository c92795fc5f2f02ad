import { HIGHLIGHT_COLOURS } from '../../lib/model/index.ts';
import { COLOUR_NAMES } from '../highlights/types.ts';
import { Switch } from '../shared/index.ts';
import type { HighlightingProps } from './types.ts';

/** What the colours are called, and whether a toolbar appears at selections. */
export function Highlighting({ names, toolbar, onName, onToolbar }: HighlightingProps) {
  return (
    <section id="highlighting" aria-labelledby="highlighting-title">
      <h2 id="highlighting-title">Highlighting</h2>
      <h3>Names of the colours</h3>
      <p class="small">
        What each stands for, such as “evidence” or “ask about this”. Pages never see the names.
      </p>
      <div class="colour-names">
        {HIGHLIGHT_COLOURS.map(colour => (
          <label key={colour} class="field">
            <span class={`colour-of ${colour}`}>{COLOUR_NAMES[colour]}</span>
            <input
              type="text"
              dir="auto"
              maxLength={40}
              aria-label={`Name of ${COLOUR_NAMES[colour].toLowerCase()}`}
              value={names[colour]}
              onChange={event => {
                const name = event.currentTarget.value.trim() || COLOUR_NAMES[colour];
                event.currentTarget.value = name;
                onName(colour, name);
              }}
            />
          </label>
        ))}
      </div>
      <div class="line toolbar-switch">
        <div>
          <h3>Toolbar at selections</h3>
          <p class="small">
            The four colours beside what you select, on the sites that are on. The key and the menu
            work without it.
          </p>
        </div>
        <Switch on={toolbar} label="Show a toolbar at selections" onChange={onToolbar} />
      </div>
    </section>
  );
}
