import { HIGHLIGHT_COLOURS, type HighlightColour } from '../../lib/model/index.ts';
import type { ColourNames } from './types.ts';

export interface ColoursProps {
  readonly value: HighlightColour;
  readonly names: ColourNames;
  onChoose(colour: HighlightColour): void;
}

/** The four colours, one chosen: radio buttons, so that arrow keys choose. */
export function Colours({ value, names, onChoose }: ColoursProps) {
  return (
    <fieldset class="colours">
      <legend class="hidden-text">Colour</legend>
      {HIGHLIGHT_COLOURS.map(colour => (
        <label key={colour} class={`colour ${colour}`} title={names[colour]}>
          <input
            type="radio"
            name="colour"
            value={colour}
            checked={colour === value}
            onChange={() => onChoose(colour)}
          />
          <span class="patch" aria-hidden="true" />
          <span class="hidden-text">{names[colour]}</span>
        </label>
      ))}
    </fieldset>
  );
}
