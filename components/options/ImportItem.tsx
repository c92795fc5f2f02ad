import type { ImportStatus } from '../../lib/model/index.ts';
import {
  Button,
  FailureNote,
  Progress,
  sayBytes,
  sayDuration,
  sayList,
  sayPostsAndComments,
} from '../shared/index.ts';
import { LedgerView } from './LedgerView.tsx';
import type { ImportProps } from './types.ts';

type ImportItemProps = Pick<ImportProps, 'onCancel' | 'onResume' | 'onForget'> & {
  readonly status: ImportStatus;
};

const STAGES: Readonly<Record<ImportStatus['stage'], string>> = {
  planning: 'Looking at the files',
  joining: 'Putting comments to their posts',
  reading: 'Reading',
  terms: 'Finding terms',
  finishing: 'Finishing the index',
};

/** An import while it runs, and its ledger when it has ended. */
export function ImportItem({ status, onCancel, onResume, onForget }: ImportItemProps) {
  const running = status.state === 'queued' || status.state === 'running';
  const ended = !running && status.state !== 'paused';
  return (
    <article class="import" aria-label={`Import into ${status.title}`}>
      <div class="line">
        <div>
          <h3 dir="auto">{status.title}</h3>
          <p class="small">
            <bdi>{sayList(status.sources)}</bdi>
          </p>
        </div>
        <div class="row">
          {status.state === 'paused' && (
            <Button kind="quiet" onClick={() => onResume(status.id)}>
              Go on
            </Button>
          )}
          {ended ? (
            <Button kind="quiet" onClick={() => onForget(status.id)}>
              Put away<span class="hidden-text"> the report on {status.title}</span>
            </Button>
          ) : (
            <Button kind="quiet" label="Cancel this import" onClick={() => onCancel(status.id)}>
              Cancel
            </Button>
          )}
        </div>
      </div>
      <p class="import-state" role="status">
        {sayState(status)}
      </p>
      {!ended && (
        <>
          <Progress done={status.bytesDone} total={status.bytesTotal} label="Bytes read" />
          <p class="small">
            {sayBytes(status.bytesDone)} of {sayBytes(status.bytesTotal)} ·{' '}
            {sayPostsAndComments(status.posts, status.comments)}
          </p>
        </>
      )}
      {status.failure && !isTold(status) && <FailureNote failure={status.failure} />}
      <LedgerView ledger={status.ledger} brief={!ended} />
    </article>
  );
}

/** Whether the ledger has the failure already: that of the only source is the import's too. */
function isTold({ failure, ledger }: ImportStatus): boolean {
  return ledger.failed.some(source => source.failure.message === failure?.message);
}

/** One sentence on how far it has come. The counts that change each second are not part of it. */
function sayState(status: ImportStatus): string {
  const had = sayPostsAndComments(status.posts, status.comments, ' and ');
  const kept =
    status.posts + status.comments === 0
      ? 'Nothing had been read.'
      : `${had} had been read and are kept.`;
  switch (status.state) {
    case 'queued':
      return 'Waiting for the import before it.';
    case 'running':
      return `${STAGES[status.stage]}…`;
    case 'paused':
      return 'Paused. What has been read is kept.';
    case 'cancelled':
      return `Cancelled. ${kept}`;
    case 'failed':
      return `Stopped. ${kept}`;
    case 'done': {
      const time = status.ended === null ? '' : ` in ${sayDuration(status.ended - status.started)}`;
      return `Read ${had}${time}.`;
    }
  }
}
