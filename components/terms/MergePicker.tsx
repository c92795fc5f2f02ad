import { useState } from 'preact/hooks';
import type { ListedTerm } from '../../lib/model/index.ts';
import { Button } from '../shared/index.ts';
import { filterTerms, NO_FILTER } from './filter-terms.ts';
import type { Editing, EditToKeep } from './types.ts';

export interface MergePickerProps {
  readonly term: ListedTerm;
  readonly edit: EditToKeep;
  readonly editing: Editing;
}

const OFFERED = 8;

/** Which other term this one is the same as: typed, then picked from those that are like it. */
export function MergePicker({ term, edit, editing: { terms, change } }: MergePickerProps) {
  const [words, setWords] = useState('');
  const offered =
    words.trim() === ''
      ? []
      : filterTerms(terms, { ...NO_FILTER, words })
          .filter(other => other.key !== term.key)
          .slice(0, OFFERED);
  return (
    <div class="merge">
      <label class="field">
        <span>Merge into another term</span>
        <input
          type="text"
          dir="auto"
          autocomplete="off"
          placeholder="Type its name"
          value={words}
          onInput={event => setWords(event.currentTarget.value)}
        />
      </label>
      {words.trim() !== '' && (
        <ul class="bare" aria-label="Terms to merge into">
          {offered.map(other => (
            <li key={other.key}>
              <Button
                kind="link"
                label={`Merge into ${other.name}`}
                onClick={() =>
                  change(`Merged ${term.name} into ${other.name}.`, [
                    { ...edit, mergedInto: other.key },
                  ])
                }
              >
                <bdi>{other.name}</bdi>
              </Button>{' '}
              {other.expansion !== null && <bdi class="small">{other.expansion}</bdi>}
            </li>
          ))}
          {offered.length === 0 && <li class="small">No other term is like that.</li>}
        </ul>
      )}
    </div>
  );
}
