import { useRef, useState } from 'preact/hooks';
import type { BackupProps } from '../../components/keeping/index.ts';
import { useWatched } from '../../components/shared/index.ts';
import { BACKUP_EXTENSION, dayOf, writeBackup } from '../../lib/highlights/index.ts';
import { totalCounts } from '../../lib/jobs/index.ts';
import { type Failure, failureOf } from '../../lib/model/index.ts';
import { readSettings, writeKeeping } from '../../lib/platform/index.ts';
import type { KeptReader, Watches } from '../../lib/store/index.ts';
import { saveFile } from '../sidepanel/save-file.ts';
import { begin } from './begin.ts';
import { useReminder } from './use-reminder.ts';
import { writeWithArchives } from './write-with-archives.ts';

export function useBackup(watches: Watches, reader: KeptReader): BackupProps {
  const counts = useWatched(watches.kept);
  const rows = useWatched(watches.highlights);
  const archives = useWatched(watches.archives).value ?? [];
  const ready = archives.filter(({ state }) => state === 'ready');
  const { last, due } = useReminder(rows.value);
  const [withArchives, setWithArchives] = useState(false);
  const [busy, setBusy] = useState(false);
  const [share, setShare] = useState<number | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const stop = useRef<AbortController | null>(null);

  async function save(signal: AbortSignal): Promise<void> {
    const now = Date.now();
    const name = `backstory-${dayOf(now) ?? 'undated'}${BACKUP_EXTENSION}`;
    const packed = withArchives && ready.length > 0;
    const contents = {
      ...(await reader.kept(packed ? 'with packs' : undefined)),
      settings: await readSettings(),
    };
    const backup = writeBackup(contents, now);
    if (packed) {
      const file = await writeWithArchives(backup, contents, reader, setShare, signal);
      saveFile(name, file, 'application/zip');
    } else saveFile(name, backup, 'application/gzip');
    await writeKeeping({ backedUp: now });
  }

  return {
    counts: counts.value,
    last,
    due,
    archives: ready.length > 0 ? totalCounts(ready) : null,
    withArchives,
    busy,
    share,
    failure: failure ?? counts.failure,
    onWithArchives: setWithArchives,
    onBackup() {
      const { signal } = begin(stop);
      setBusy(true);
      setFailure(null);
      save(signal)
        .catch(error => {
          if (signal.aborted) return;
          setFailure(failureOf(error, 'The backup could not be made', 'Try it again.'));
        })
        .finally(() => {
          setBusy(false);
          setShare(null);
        });
    },
    onStop: () => stop.current?.abort(),
  };
}
