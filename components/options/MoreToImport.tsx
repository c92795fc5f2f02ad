import { UNPUBLISHED, type Unpublished } from '../../lib/model/index.ts';
import { UNPUBLISHED_NAMES } from './unpublished.ts';

export interface MoreToImportProps {
  readonly include: readonly Unpublished[];
  onInclude(include: readonly Unpublished[]): void;
}

/** What is imported beside what was published. An export has it; the readers of the blog never saw it. */
export function MoreToImport({ include, onInclude }: MoreToImportProps) {
  return (
    <details class="more">
      <summary>Drafts, spam and the like</summary>
      <fieldset>
        <legend>Import these too, where the files have them</legend>
        {UNPUBLISHED.map(name => (
          <label key={name} class="check">
            <input
              type="checkbox"
              checked={include.includes(name)}
              onChange={() =>
                onInclude(
                  include.includes(name)
                    ? include.filter(other => other !== name)
                    : [...include, name],
                )
              }
            />
            <span>{UNPUBLISHED_NAMES[name]}</span>
          </label>
        ))}
        <p class="small">
          They were never public: keep them out of a pack that you give to others.
        </p>
      </fieldset>
    </details>
  );
}
