import { useState } from 'preact/hooks';
import type { ListedTerm } from '../../lib/model/index.ts';
import { Button } from '../shared/index.ts';
import { splitOff, withAlias, withoutAlias } from './edits.ts';
import type { Editing, EditToKeep } from './types.ts';

export interface TermAliasesProps {
  readonly term: ListedTerm;
  readonly edit: EditToKeep;
  readonly editing: Editing;
}

/** The other forms of a term: taken away, made a term of their own, added. */
export function TermAliases({ term, edit, editing: { terms, change } }: TermAliasesProps) {
  const [alias, setAlias] = useState('');
  const wanted = alias.trim();
  return (
    <div class="aliases">
      <h4 class="small">Also written as</h4>
      {term.aliases.length > 0 && (
        <ul class="bare" aria-label={`Other forms of ${term.name}`}>
          {term.aliases.map(one => (
            <li key={one} class="row">
              <bdi>{one}</bdi>
              <span class="space" />
              <Button
                kind="quiet"
                label={`Remove the form ${one}`}
                onClick={() =>
                  change(`Removed “${one}” from ${term.name}.`, [withoutAlias(edit, one)])
                }
              >
                Remove
              </Button>
              {terms.every(other => other.key !== one) && (
                <Button
                  kind="quiet"
                  label={`Split off ${one}`}
                  onClick={() => change(`Split “${one}” off ${term.name}.`, splitOff(edit, one))}
                >
                  Split off
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      <form
        class="inline-form"
        onSubmit={event => {
          event.preventDefault();
          if (wanted === '') return;
          setAlias('');
          change(`Added “${wanted}” to ${term.name}.`, [withAlias(edit, wanted)]);
        }}
      >
        <label class="field">
          <span>Add a form</span>
          <input
            type="text"
            dir="auto"
            maxLength={200}
            value={alias}
            onInput={event => setAlias(event.currentTarget.value)}
          />
        </label>
        <Button submit disabled={wanted === ''}>
          Add
        </Button>
      </form>
    </div>
  );
}
