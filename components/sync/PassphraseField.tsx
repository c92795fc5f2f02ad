import { useId } from 'preact/hooks';

export interface PassphraseFieldProps {
  readonly label: string;
  readonly value: string;
  readonly shown: boolean;
  /** What the browser's own keeper of passwords is to make of it. */
  readonly kind: 'new-password' | 'current-password' | 'off';
  readonly described?: string;
  onInput(value: string): void;
}

/** A field for what nobody is to read over the shoulder, unless it is to be shown. */
export function PassphraseField(props: PassphraseFieldProps) {
  const id = useId();
  const field = {
    id,
    autocomplete: props.kind,
    autocapitalize: 'off',
    spellcheck: false,
    'aria-describedby': props.described,
    value: props.value,
    onInput: (event: { readonly currentTarget: HTMLInputElement }) =>
      props.onInput(event.currentTarget.value),
  } as const;
  return (
    <label class="field" htmlFor={id}>
      <span>{props.label}</span>
      {props.shown ? <input type="text" {...field} /> : <input type="password" {...field} />}
    </label>
  );
}

export interface CheckProps {
  readonly words: string;
  readonly checked: boolean;
  onChange(checked: boolean): void;
}

export function Check({ words, checked, onChange }: CheckProps) {
  return (
    <label class="check small">
      <input type="checkbox" checked={checked} onChange={() => onChange(!checked)} />
      <span>{words}</span>
    </label>
  );
}
