import type { ImportStatus } from '../../lib/model/index.ts';
import { Button, Empty, FailureNote } from '../shared/index.ts';
import { ArchiveItem } from './ArchiveItem.tsx';
import type { ArchivesProps, Clock } from './types.ts';
import { useNow } from './use-now.ts';

export interface ArchivesPartProps extends ArchivesProps {
  /** Those that run or wait: their archives can't be looked at for updates meanwhile. */
  readonly imports: readonly ImportStatus[];
  readonly clock: Clock;
}

export function Archives(props: ArchivesPartProps) {
  const { archives, failure } = props;
  const open = props.imports.filter(({ state }) => OPEN.includes(state));
  const now = useNow(
    props.clock,
    archives?.some(({ site }) => site !== null),
  );
  return (
    <section id="archives" aria-labelledby="archives-title">
      <div class="line">
        <h2 id="archives-title">Archives</h2>
        {props.onBrowse && archives !== null && archives.length > 0 && (
          <div class="row">
            <Button kind="quiet" label="Search all archives" onClick={props.onBrowse}>
              Search
            </Button>
          </div>
        )}
      </div>
      {failure && <FailureNote failure={failure} />}
      {archives === null ? (
        !failure && (
          <p class="muted" role="status">
            Reading…
          </p>
        )
      ) : archives.length === 0 ? (
        <Empty
          text="There is no archive yet."
          more="Import one below, or try the sample: some fifty invented posts about probation."
        >
          <Button onClick={props.onSample}>Try the sample archive</Button>
        </Empty>
      ) : (
        <ul class="bare lines">
          {archives.map(archive => (
            <ArchiveItem
              key={archive.id}
              archive={archive}
              onRename={props.onRename}
              onDelete={props.onDelete}
              termsHref={props.termsHref}
              onUpdateNow={props.onUpdateNow}
              onEvery={props.onEvery}
              busy={open.some(job => job.archive === archive.id)}
              now={now}
            />
          ))}
        </ul>
      )}
    </section>
  );
}

const OPEN: readonly ImportStatus['state'][] = ['queued', 'running', 'paused'];
