import { Keeping } from '../../components/keeping/index.ts';
import { useWatched } from '../../components/shared/index.ts';
import { send } from '../../lib/messages/client.ts';
import { optionsAddress, watchDamage } from '../../lib/platform/index.ts';
import type { KeptReader, Staging, Watches } from '../../lib/store/index.ts';
import { useAnnotations } from './use-annotations.ts';
import { useBackup } from './use-backup.ts';
import { useHighlighting } from './use-highlighting.ts';
import { useRestore } from './use-restore.ts';

export interface KeepingPageProps {
  readonly watches: Watches;
  readonly reader: KeptReader;
  readonly staging: Staging;
}

/** The page on highlights and backups with its data: read from the database, written by the background. */
export function KeepingPage({ watches, reader, staging }: KeepingPageProps) {
  const damage = useWatched(watchDamage);
  const backup = useBackup(watches, reader);
  const restore = useRestore(reader, staging);
  const imports = useAnnotations(reader, staging);
  const highlighting = useHighlighting();
  if (highlighting === null) return null;
  return (
    <Keeping
      damage={damage.value?.found ?? null}
      backup={backup}
      restore={restore}
      imports={imports}
      highlighting={highlighting}
      settingsHref={optionsAddress('archives')}
      onAcceptDamage={() => void send({ type: 'page.accept-damage' })}
    />
  );
}
