import { KeyHint } from '../shared/index.ts';

export interface SearchBoxProps {
  readonly value: string;
  /** What can be searched, in words: also the field's name. */
  readonly placeholder: string;
  readonly disabled?: boolean;
  onInput(value: string): void;
  /** Enter, in the box itself. */
  onEnter?(): void;
}

/** The field at the top of a search. Escape empties it, and leaves it when it is empty. */
export function SearchBox({ value, placeholder, disabled, onInput, onEnter }: SearchBoxProps) {
  const onKeyDown = (event: KeyboardEvent & { readonly currentTarget: HTMLInputElement }) => {
    if (event.isComposing) return;
    if (event.key === 'Enter') onEnter?.();
    else if (event.key === 'Escape') {
      // Kept from the browser too: it would close the popup on the first press.
      event.preventDefault();
      if (value === '') event.currentTarget.blur();
      else onInput('');
    }
  };
  return (
    <search class="search-box">
      <svg viewBox="0 0 16 16" aria-hidden="true">
        <circle cx="7" cy="7" r="4.5" />
        <path d="M10.5 10.5 14 14" />
      </svg>
      <input
        type="search"
        data-box=""
        value={value}
        placeholder={placeholder}
        aria-label={placeholder}
        autocomplete="off"
        spellcheck={false}
        dir="auto"
        disabled={disabled}
        onInput={event => onInput(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      {value === '' && !disabled && <KeyHint name="/" />}
    </search>
  );
}
