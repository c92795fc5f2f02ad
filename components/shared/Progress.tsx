export interface ProgressProps {
  readonly done: number;
  readonly total: number;
  /** What is in progress: its accessible name. */
  readonly label: string;
}

/** A hairline that fills. Unknown totals (0) show nothing done rather than something invented. */
export function Progress({ done, total, label }: ProgressProps) {
  const percent = total > 0 ? Math.min(100, Math.round((100 * done) / total)) : 0;
  return (
    <div
      class="progress"
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent}
    >
      <div style={{ inlineSize: `${percent}%` }} />
    </div>
  );
}
