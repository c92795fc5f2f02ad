import { useState } from 'preact/hooks';
import type { ListedTerm } from '../../lib/model/index.ts';
import { TERM_KINDS, type TermKind } from '../../lib/model/index.ts';
import { Button, Choice } from '../shared/index.ts';
import { ownTerm } from './edits.ts';
import { KIND_NAMES } from './kind-names.ts';
import type { Editing } from './types.ts';

export interface AddTermProps {
  readonly terms: readonly ListedTerm[];
  readonly onAdd: Editing['change'];
  onCancel(): void;
}

/** A term of the user's own. */
export function AddTerm({ terms, onAdd, onCancel }: AddTermProps) {
  const [name, setName] = useState('');
  const [kind, setKind] = useState<TermKind>('topic');
  const [definition, setDefinition] = useState('');
  const wanted = name.trim();
  const isKnown = terms.some(term => term.key === wanted || term.name === wanted);
  return (
    <form
      class="fields add"
      aria-label="Add a term"
      onSubmit={event => {
        event.preventDefault();
        if (wanted === '' || isKnown) return;
        const text = definition.trim();
        const defined = text === '' ? null : { text, source: '' };
        onAdd(`Added ${wanted}.`, [ownTerm(wanted, { name: wanted, kind, definition: defined })]);
      }}
      onKeyDown={event => event.key === 'Escape' && onCancel()}
    >
      <label class="field">
        <span>Name of the new term</span>
        <input
          type="text"
          dir="auto"
          maxLength={200}
          value={name}
          ref={focusOnce}
          onInput={event => setName(event.currentTarget.value)}
        />
      </label>
      <Choice
        label="Kind of the new term"
        value={kind}
        options={TERM_KINDS.map(one => [one, KIND_NAMES[one]] as const)}
        onChoose={one => setKind(one)}
      />
      <label class="field wide">
        <span>What it is, in a sentence (you may leave this empty)</span>
        <textarea
          rows={2}
          dir="auto"
          maxLength={2000}
          value={definition}
          onInput={event => setDefinition(event.currentTarget.value)}
        />
      </label>
      {isKnown && (
        <p class="loss wide" role="alert">
          There is a term of this name. Find it below to change it.
        </p>
      )}
      <div class="row wide">
        <Button kind="main" submit disabled={wanted === '' || isKnown}>
          Add
        </Button>
        <Button onClick={onCancel}>Cancel</Button>
      </div>
    </form>
  );
}

/** The user has just asked for this field: it is where typing goes. */
function focusOnce(element: HTMLInputElement | null): void {
  if (element && element.value === '') element.focus();
}
