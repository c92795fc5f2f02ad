import { sayNumber } from '../shared/index.ts';

export interface SkippedProps {
  readonly title: string;
  readonly rows: readonly { readonly place: string; readonly reason: string }[];
  /** Those that are not listed. */
  readonly more: number;
}

/** What a file held that was left out, each with its place and the reason. */
export function Skipped({ title, rows, more }: SkippedProps) {
  if (rows.length === 0) return null;
  return (
    <details class="skipped small">
      <summary>
        {title} ({rows.length + more})
      </summary>
      <ul class="bare">
        {rows.map(({ place, reason }, no) => (
          <li key={no}>
            <bdi>{place}</bdi>: {reason}
          </li>
        ))}
      </ul>
      {more > 0 && <p>And {sayNumber(more)} more.</p>}
    </details>
  );
}
