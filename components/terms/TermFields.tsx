import { useState } from 'preact/hooks';
import type { ListedTerm } from '../../lib/model/index.ts';
import { TERM_KINDS } from '../../lib/model/index.ts';
import { Button, Choice } from '../shared/index.ts';
import { typed } from './edits.ts';
import { KIND_NAMES } from './kind-names.ts';
import type { Editing, EditToKeep } from './types.ts';

export interface TermFieldsProps {
  readonly term: ListedTerm;
  readonly edit: EditToKeep;
  readonly change: Editing['change'];
}

/** Name, kind, what it stands for and what it is: typed, and kept together. */
export function TermFields({ term, edit, change }: TermFieldsProps) {
  const [name, setName] = useState(term.name);
  const [kind, setKind] = useState(term.kind);
  const [expansion, setExpansion] = useState(term.expansion ?? '');
  const [definition, setDefinition] = useState(term.definition?.text ?? '');
  const isSame =
    name.trim() === term.name &&
    kind === term.kind &&
    expansion.trim() === (term.expansion ?? '') &&
    definition.trim() === (term.definition?.text ?? '');
  const wanted = name.trim();

  function save() {
    const made = term.edited?.before;
    const text = definition.trim();
    const defined = text === (term.definition?.text ?? '') ? edit.definition : { text, source: '' };
    change(`Changed ${wanted}.`, [
      {
        ...edit,
        name: typed(term, 'name', name),
        kind: kind === (made ?? term).kind && (made || !term.edited) ? null : kind,
        expansion: typed(term, 'expansion', expansion),
        definition: made && text === (made.definition?.text ?? '') ? null : defined,
      },
    ]);
  }

  return (
    <form
      class="fields"
      onSubmit={event => {
        event.preventDefault();
        if (wanted !== '' && !isSame) save();
      }}
    >
      <label class="field">
        <span>Name</span>
        <input
          type="text"
          dir="auto"
          maxLength={200}
          value={name}
          onInput={event => setName(event.currentTarget.value)}
        />
      </label>
      <Choice
        label="Kind"
        value={kind}
        options={TERM_KINDS.map(one => [one, KIND_NAMES[one]] as const)}
        onChoose={one => setKind(one)}
      />
      <label class="field wide">
        <span>Stands for</span>
        <input
          type="text"
          dir="auto"
          maxLength={400}
          value={expansion}
          onInput={event => setExpansion(event.currentTarget.value)}
        />
      </label>
      <label class="field wide">
        <span>What it is, in a sentence</span>
        <textarea
          rows={2}
          dir="auto"
          maxLength={2000}
          value={definition}
          onInput={event => setDefinition(event.currentTarget.value)}
        />
      </label>
      {term.definition !== null && term.definition.source !== '' && (
        <p class="small wide">Source: {term.definition.source}</p>
      )}
      <div class="wide">
        <Button submit disabled={wanted === '' || isSame}>
          Keep these
        </Button>
      </div>
    </form>
  );
}
