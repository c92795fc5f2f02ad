import { Button, FailureNote, sayCount } from '../shared/index.ts';
import type { BackupProps } from './types.ts';

const DATE = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long' });

/** All that the user made, as one file. */
export function BackupPart({ counts, last, due, busy, failure, onBackup }: BackupProps) {
  return (
    <section id="backup" aria-labelledby="backup-title">
      <h2 id="backup-title">Backup</h2>
      <div class="prose">
        <p>
          One file with all highlights and notes, what you changed of terms, your glossaries and
          settings. Archives are named in it and not contained: keep the files that you imported
          from.
        </p>
        {counts && (
          <p class="small">
            Now here: {sayCount(counts.highlights, 'highlight')},{' '}
            {sayCount(counts.termEdits, 'changed term')}.
          </p>
        )}
      </div>
      <div class="row">
        <Button kind="main" disabled={busy} onClick={onBackup}>
          Save a backup
        </Button>
        <span class={due ? 'small loss' : 'small'} role="status">
          {last === null ? 'There was none yet.' : `The last one: ${DATE.format(last)}.`}
          {due && ' Something was changed since.'}
        </span>
      </div>
      {failure && <FailureNote failure={failure} />}
    </section>
  );
}
