import type { ComponentChildren } from 'preact';

export interface ButtonProps {
  /** `main` once a view; `quiet` for words at the edge; `link` where a link stands in a sentence. */
  readonly kind?: 'plain' | 'main' | 'quiet' | 'danger' | 'link';
  /** Makes it a button that stays pressed. */
  readonly pressed?: boolean;
  /** Where the words alone do not say enough. */
  readonly label?: string;
  /** Makes it a button that opens something. */
  readonly expanded?: boolean;
  /** What it opens, if that is a menu, and the id of it. */
  readonly popup?: 'menu';
  readonly controls?: string | undefined;
  readonly disabled?: boolean;
  readonly submit?: boolean;
  readonly onClick?: () => void;
  readonly children: ComponentChildren;
}

export function Button(props: ButtonProps) {
  const kind = props.kind ?? 'plain';
  return (
    <button
      type={props.submit ? 'submit' : 'button'}
      class={kind === 'link' ? 'link' : `button ${kind}`}
      aria-pressed={props.pressed}
      aria-expanded={props.expanded}
      aria-haspopup={props.popup}
      aria-controls={props.controls}
      aria-label={props.label}
      disabled={props.disabled}
      onClick={props.onClick && (() => props.onClick?.())}
    >
      {props.children}
    </button>
  );
}
