import type { ComponentChildren } from 'preact';

export interface EmptyProps {
  /** What there is not, in one sentence. */
  readonly text: string;
  /** What to do about it. */
  readonly more?: string;
  /** Buttons. */
  readonly children?: ComponentChildren;
}

/** A place with nothing in it, said plainly. */
export function Empty({ text, more, children }: EmptyProps) {
  return (
    <div class="empty">
      <p>{text}</p>
      {more !== undefined && <p class="small">{more}</p>}
      {children !== undefined && <div class="row">{children}</div>}
    </div>
  );
}
