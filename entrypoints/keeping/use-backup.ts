import { useState } from 'preact/hooks';
import type { BackupProps } from '../../components/keeping/index.ts';
import { useWatched } from '../../components/shared/index.ts';
import { BACKUP_EXTENSION, dayOf, writeBackup } from '../../lib/highlights/index.ts';
import { type Failure, failureOf } from '../../lib/model/index.ts';
import { readSettings, writeKeeping } from '../../lib/platform/index.ts';
import type { KeptReader, Watches } from '../../lib/store/index.ts';
import { saveFile } from '../sidepanel/save-file.ts';
import { useReminder } from './use-reminder.ts';

export function useBackup(watches: Watches, reader: KeptReader): BackupProps {
  const counts = useWatched(watches.kept);
  const rows = useWatched(watches.highlights);
  const { last, due } = useReminder(rows.value);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);

  async function save(): Promise<void> {
    const now = Date.now();
    const contents = { ...(await reader.kept()), settings: await readSettings() };
    const name = `backstory-${dayOf(now) ?? 'undated'}${BACKUP_EXTENSION}`;
    saveFile(name, writeBackup(contents, now), 'application/gzip');
    await writeKeeping({ backedUp: now });
  }
  return {
    counts: counts.value,
    last,
    due,
    busy,
    failure: failure ?? counts.failure,
    onBackup() {
      setBusy(true);
      setFailure(null);
      save()
        .catch(error =>
          setFailure(failureOf(error, 'The backup could not be made', 'Try it again.')),
        )
        .finally(() => setBusy(false));
    },
  };
}
