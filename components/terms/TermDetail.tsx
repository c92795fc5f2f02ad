import { useId } from 'preact/hooks';
import type { ListedTerm } from '../../lib/model/index.ts';
import { Button, Switch } from '../shared/index.ts';
import { blank, editOf } from './edits.ts';
import { MergePicker } from './MergePicker.tsx';
import { TermAliases } from './TermAliases.tsx';
import { TermFields } from './TermFields.tsx';
import type { Editing } from './types.ts';

export interface TermDetailProps {
  readonly term: ListedTerm;
  readonly editing: Editing;
  searchHref(query: string): string;
}

/** All that can be changed of a term. */
export function TermDetail({ term, editing, searchHref }: TermDetailProps) {
  const id = useId();
  const { edits, change } = editing;
  const edit = editOf(term.key, edits);
  const merged = [...edits.values()].filter(one => one.mergedInto === term.key);
  const own = term.origin === 'user' && term.edited?.before === null;
  return (
    <div class="detail">
      <TermFields key={JSON.stringify(edit)} term={term} edit={edit} change={change} />
      <TermAliases term={term} edit={edit} editing={editing} />
      <div class="row">
        <Switch
          on={term.muted}
          label={`Mute ${term.name}`}
          onChange={muted =>
            change(`${muted ? 'Muted' : 'Unmuted'} ${term.name}.`, [{ ...edit, muted }])
          }
        />
        <span id={id}>
          Muted: not marked on pages. It is counted and can be searched all the same.
        </span>
      </div>
      <MergePicker term={term} edit={edit} editing={editing} />
      {merged.length > 0 && (
        <ul class="bare merged" aria-label={`Merged into ${term.name}`}>
          {merged.map(one => {
            const name = one.name ?? one.key.split('|')[0] ?? one.key;
            return (
              <li key={one.key} class="row">
                <span>
                  <bdi>{name}</bdi> was merged into it.
                </span>
                <Button
                  kind="quiet"
                  label={`Take out again: ${name}`}
                  onClick={() =>
                    change(`Took ${name} out of ${term.name}.`, [
                      { ...editOf(one.key, edits), mergedInto: null },
                    ])
                  }
                >
                  Take out again
                </Button>
              </li>
            );
          })}
        </ul>
      )}
      <div class="row last">
        <a href={searchHref(/\s/.test(term.name) ? `"${term.name}"` : term.name)}>
          See where it occurs
        </a>
        <span class="space" />
        {own ? (
          <Button
            kind="quiet"
            label={`Remove ${term.name}`}
            onClick={() => change(`Removed ${term.name}.`, [blank(term.key)])}
          >
            Remove
          </Button>
        ) : (
          edits.has(term.key) && (
            <Button
              kind="quiet"
              label={`Take back all changes of ${term.name}`}
              onClick={() => change(`Took back all changes of ${term.name}.`, [blank(term.key)])}
            >
              Take back all changes
            </Button>
          )
        )}
      </div>
    </div>
  );
}
