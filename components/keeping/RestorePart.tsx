import { useState } from 'preact/hooks';
import { Button, sayCount } from '../shared/index.ts';
import { ChosenFile } from './ChosenFile.tsx';
import { Skipped } from './Skipped.tsx';
import type { RestoreProps, RestoreShown, RowCounts } from './types.ts';

const DATE = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short' });

/** A backup taken in again: what it will do is shown first. It merges; nothing that is here is lost. */
export function RestorePart({ state, onFile, onRestore, onStop, onUndo, onCancel }: RestoreProps) {
  return (
    <section id="restore" aria-labelledby="restore-title">
      <h2 id="restore-title">Restore</h2>
      <p class="prose">
        A backup is merged with what is here: of two changes the later one stays. You see first what
        it would do.
      </p>
      <ChosenFile
        state={state}
        words="Choose a backup"
        label="Backup file"
        accept=".backstory-backup,.gz,.json"
        onFile={onFile}
        onStop={onStop}
      >
        {state.kind === 'done' && state.undo && (
          <Button kind="link" onClick={onUndo}>
            Undo
          </Button>
        )}
      </ChosenFile>
      {state.kind === 'shown' && (
        <Plan
          key={`${state.shown.name} ${state.shown.made}`}
          shown={state.shown}
          onRestore={onRestore}
          onCancel={onCancel}
        />
      )}
    </section>
  );
}

interface PlanProps extends Pick<RestoreProps, 'onRestore' | 'onCancel'> {
  readonly shown: RestoreShown;
}

function Plan({ shown, onRestore, onCancel }: PlanProps) {
  const { highlights, termEdits, glossaries, settings } = shown;
  const [back, setBack] = useState(false);
  const [wanted, setWanted] = useState<readonly string[]>([]);
  const toggle = (name: string) =>
    setWanted(wanted.includes(name) ? wanted.filter(one => one !== name) : [...wanted, name]);
  return (
    <div class="plan confirm">
      <h3>
        <bdi>{shown.name}</bdi>
      </h3>
      <p class="small">Made on {DATE.format(shown.made)}.</p>
      <table class="ledger">
        <thead>
          <tr>
            <td />
            <th scope="col">added</th>
            <th scope="col">changed</th>
            <th scope="col">the same</th>
            <th scope="col">newer here</th>
          </tr>
        </thead>
        <tbody>
          <Row words="highlights" counts={highlights} />
          <Row words="changed terms" counts={termEdits} />
          <Row words="glossaries" counts={glossaries} />
        </tbody>
      </table>
      <Archives rows={shown.archives} />
      <Remarks shown={shown} />
      {highlights.removedHere > 0 && (
        <label class="check">
          <input type="checkbox" checked={back} onChange={() => setBack(!back)} />
          <span>
            Bring back {sayCount(highlights.removedHere, 'highlight')} that you removed since
          </span>
        </label>
      )}
      {settings.length > 0 && (
        <fieldset class="settings-differ">
          <legend>Settings that differ: take these from the backup</legend>
          {settings.map(({ name, words }) => (
            <label key={name} class="check">
              <input
                type="checkbox"
                checked={wanted.includes(name)}
                onChange={() => toggle(name)}
              />
              <span>{words}</span>
            </label>
          ))}
        </fieldset>
      )}
      <Skipped title="Left out" rows={shown.skipped} more={shown.more} />
      <div class="row">
        <Button kind="main" onClick={() => onRestore({ back, settings: wanted })}>
          Restore
        </Button>
        <Button kind="quiet" onClick={onCancel}>
          Cancel
        </Button>
      </div>
    </div>
  );
}

function Row({ words, counts }: { readonly words: string; readonly counts: RowCounts }) {
  return (
    <tr>
      <th scope="row">{words}</th>
      <td>{counts.add}</td>
      <td>{counts.change}</td>
      <td>{counts.same}</td>
      <td>{counts.newer}</td>
    </tr>
  );
}

function Archives({ rows }: { readonly rows: RestoreShown['archives'] }) {
  if (rows.length === 0) return null;
  return (
    <>
      <h4 id="restored-archives">Archives in the file</h4>
      <ul class="bare restored" aria-labelledby="restored-archives">
        {rows.map(({ id, title, posts, comments, here }) => (
          <li key={id}>
            <bdi>{title}</bdi>{' '}
            <span class="small">
              {here
                ? 'is here already: left as it is'
                : `comes back with ${sayCount(posts, 'post')}, ${sayCount(comments, 'comment')}`}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

function Remarks({ shown: { highlights, termEdits, missing } }: { readonly shown: RestoreShown }) {
  const remarks = [
    highlights.twoNotes > 0 &&
      `${sayCount(highlights.twoNotes, 'highlight')} will have two notes: both were written apart, and both are kept.`,
    highlights.removes > 0 &&
      `${sayCount(highlights.removes, 'highlight')} will be removed, as later in the backup.`,
    termEdits.elsewhere > 0 &&
      `${sayCount(termEdits.elsewhere, 'changed term')} are of archives that are not here, and are left out.`,
  ].filter(remark => remark !== false);
  return (
    <>
      {remarks.map(remark => (
        <p key={remark} class="small">
          {remark}
        </p>
      ))}
      {missing.length > 0 && (
        <p class="small">
          Archives that were there, to be imported again:{' '}
          <bdi>
            {missing.map(({ title, site }) => (site ? `${title} (${site})` : title)).join(', ')}
          </bdi>
          .
        </p>
      )}
    </>
  );
}
