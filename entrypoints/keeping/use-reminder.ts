import { useWatched } from '../../components/shared/index.ts';
import { isBackupDue, modifiedOf } from '../../lib/highlights/index.ts';
import { watchKeeping, writeKeeping } from '../../lib/platform/index.ts';
import type { HighlightRows } from '../../lib/store/index.ts';

/** When the last backup was, and whether to remind of the next: once, until a month after it was put away. */
export function useReminder(rows: HighlightRows | null) {
  const keeping = useWatched(watchKeeping).value;
  const records = rows?.records ?? [];
  const last = keeping?.backedUp ?? null;
  const dismissed = keeping?.dismissed ?? null;
  const over = (values: readonly number[], pick: (a: number, b: number) => number) =>
    values.length === 0 ? null : values.reduce(pick);
  const first = over(
    records.map(({ created }) => created),
    (a, b) => Math.min(a, b),
  );
  const changed = over(records.map(modifiedOf), (a, b) => Math.max(a, b));
  const now = Date.now();
  const due = keeping !== null && isBackupDue({ last, first, changed }, now);
  const quiet = dismissed !== null && !isBackupDue({ last: dismissed, first, changed: now }, now);
  return {
    last,
    due,
    /** To be said where it is not asked for. */
    remind: due && !quiet,
    onDismiss: () => void writeKeeping({ dismissed: Date.now() }),
  };
}
