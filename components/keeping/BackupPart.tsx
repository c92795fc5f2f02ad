import { Button, FailureNote, Progress, sayCount } from '../shared/index.ts';
import type { BackupProps } from './types.ts';

const DATE = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long' });

/** All that the user made, as one file; the archives too, if they are wanted. */
export function BackupPart(props: BackupProps) {
  const { counts, last, due, busy, share, failure, onBackup, onStop } = props;
  return (
    <section id="backup" aria-labelledby="backup-title">
      <h2 id="backup-title">Backup</h2>
      <div class="prose">
        <p>
          One file with all highlights and notes, what you changed of terms, your glossaries and
          settings. Without the archives they are only named in it: keep the files then that you
          imported from.
        </p>
        {counts && (
          <p class="small">
            Now here: {sayCount(counts.highlights, 'highlight')},{' '}
            {sayCount(counts.termEdits, 'changed term')}.
          </p>
        )}
      </div>
      <WithArchives {...props} />
      <div class="row">
        <Button kind="main" disabled={busy} onClick={onBackup}>
          Save a backup
        </Button>
        <span class={due ? 'small loss' : 'small'} role="status">
          {last === null ? 'There was none yet.' : `The last one: ${DATE.format(last)}.`}
          {due && ' Something was changed since.'}
        </span>
      </div>
      {share !== null && (
        <div class="row writing">
          <Progress done={share} total={1} label="Writing the archives" />
          <Button kind="quiet" onClick={onStop}>
            Stop
          </Button>
        </div>
      )}
      {failure && <FailureNote failure={failure} />}
    </section>
  );
}

function WithArchives({ archives, withArchives, busy, onWithArchives }: BackupProps) {
  if (archives === null) return null;
  const { posts, comments } = archives;
  return (
    <label class="check">
      <input
        type="checkbox"
        checked={withArchives}
        disabled={busy}
        onChange={() => onWithArchives(!withArchives)}
      />
      <span>
        With {sayCount(archives.archives, 'archive')}: {sayCount(posts, 'post')},{' '}
        {sayCount(comments, 'comment')}. The file is larger then, and takes longer.
      </span>
    </label>
  );
}
