import { useEffect, useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Button } from '../shared/index.ts';
import type { SearchControls, ValueKind } from './types.ts';

export interface AddFilterProps {
  readonly valuesOf: SearchControls['valuesOf'];
  readonly authors: readonly string[];
  onAdd(filter: { readonly kind: ValueKind; readonly value: string }): void;
}

const KINDS: readonly (readonly [ValueKind, string])[] = [
  ['author', 'Author'],
  ['label', 'Label'],
  ['term', 'Term'],
];
/** More than that nobody reads: one types on. */
const MOST_OFFERED = 40;

/** A chip that opens a line in which author, label or term is said; Escape closes it. */
export function AddFilter({ valuesOf, authors, onAdd }: AddFilterProps) {
  const [open, setOpen] = useState(false);
  const [kind, setKind] = useState<ValueKind>('author');
  const [value, setValue] = useState('');
  const button = useRef<HTMLButtonElement>(null);
  const form = useRef<HTMLFormElement>(null);
  const id = useId();
  const offered = useValues(open ? kind : null, valuesOf);
  const known = kind === 'author' ? [...new Set([...authors, ...offered])] : offered;
  useLayoutEffect(() => {
    if (open) form.current?.querySelector('select')?.focus();
  }, [open]);
  const close = () => {
    setOpen(false);
    setValue('');
    button.current?.focus();
  };
  const add = () => {
    if (value.trim() === '') return;
    onAdd({ kind, value });
    close();
  };
  return (
    <>
      <button
        ref={button}
        type="button"
        class="chip add-filter"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={() => (open ? close() : setOpen(true))}
      >
        Filter <span aria-hidden="true">{open ? '–' : '+'}</span>
      </button>
      {open && (
        <form
          class="filter-form"
          ref={form}
          id={id}
          aria-label="Add a filter"
          onSubmit={event => {
            event.preventDefault();
            add();
          }}
          onKeyDown={event => {
            if (event.key !== 'Escape') return;
            // The popup would close as well.
            event.preventDefault();
            close();
          }}
        >
          <select
            aria-label="Filter by"
            value={kind}
            onChange={event => {
              const chosen = KINDS.find(([one]) => one === event.currentTarget.value);
              if (chosen) setKind(chosen[0]);
            }}
          >
            {KINDS.map(([one, name]) => (
              <option key={one} value={one} selected={one === kind}>
                {name}
              </option>
            ))}
          </select>
          <input
            type="text"
            aria-label={KINDS.find(([one]) => one === kind)?.[1]}
            list={`${id}-values`}
            autocomplete="off"
            spellcheck={false}
            dir="auto"
            value={value}
            onInput={event => setValue(event.currentTarget.value)}
          />
          <datalist id={`${id}-values`}>
            {matching(known, value).map(one => (
              <option key={one} value={one} />
            ))}
          </datalist>
          <Button submit>Add</Button>
        </form>
      )}
    </>
  );
}

/** Read when the line is opened, and again for another kind. */
function useValues(
  kind: ValueKind | null,
  valuesOf: SearchControls['valuesOf'],
): readonly string[] {
  const [values, setValues] = useState<readonly string[]>([]);
  useEffect(() => {
    setValues([]);
    if (kind === null) return;
    let left = false;
    // Without them one types the whole name.
    valuesOf(kind).then(
      all => !left && setValues(all),
      () => {},
    );
    return () => {
      left = true;
    };
  }, [kind, valuesOf]);
  return values;
}

/** Those that begin as typed before those that only hold it. */
function matching(values: readonly string[], typed: string): string[] {
  const wanted = typed.trim().toLowerCase();
  const starting: string[] = [];
  const holding: string[] = [];
  for (const value of values) {
    const at = value.toLowerCase().indexOf(wanted);
    if (at === 0) starting.push(value);
    else if (at > 0) holding.push(value);
    if (starting.length >= MOST_OFFERED) break;
  }
  return [...starting, ...holding].slice(0, MOST_OFFERED);
}
