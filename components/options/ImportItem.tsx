import type { ImportStatus } from '../../lib/model/index.ts';
import { Button, FailureNote, Progress, sayList } from '../shared/index.ts';
import { sayAmount, sayState } from './import-words.ts';
import { LedgerView } from './LedgerView.tsx';
import { shareDone, useTimeLeft } from './time-left.ts';
import type { Clock, ImportProps } from './types.ts';
import { sayRoughly } from './when.ts';

type ImportItemProps = Pick<ImportProps, 'onPause' | 'onCancel' | 'onResume' | 'onForget'> & {
  readonly status: ImportStatus;
  readonly clock: Clock;
};

/** More names than these are counted. */
const NAMED = 3;

/** An import while it runs, and its ledger when it has ended. */
export function ImportItem(props: ImportItemProps) {
  const { status, clock } = props;
  const ended = hasEnded(status);
  return (
    <article class="import" aria-label={`Import into ${status.title}`}>
      <div class="line">
        <div>
          <h3 dir="auto">{status.title}</h3>
          <p class="small">
            <bdi>{status.address ?? saySources(status.sources)}</bdi>
          </p>
        </div>
        <ImportButtons {...props} ended={ended} />
      </div>
      <p class="import-state" role="status">
        {sayState(status, clock())}
      </p>
      {status.failure && !isTold(status) && <Why status={status} failure={status.failure} />}
      {!ended && <ImportProgress status={status} clock={clock} />}
      <LedgerView ledger={status.ledger} brief={!ended} />
    </article>
  );
}

/** True for an import of which only the report is left. */
export function hasEnded({ state }: ImportStatus): boolean {
  return state === 'done' || state === 'failed' || state === 'cancelled';
}

function ImportButtons({ status, ended, ...on }: ImportItemProps & { readonly ended: boolean }) {
  return (
    <div class="row">
      {status.state === 'running' && (
        <Button kind="quiet" label="Pause this import" onClick={() => on.onPause(status.id)}>
          Pause
        </Button>
      )}
      {status.state === 'paused' && (
        <Button kind="quiet" onClick={() => on.onResume(status.id)}>
          Go on
        </Button>
      )}
      {ended ? (
        <Button kind="quiet" onClick={() => on.onForget(status.id)}>
          Put away<span class="hidden-text"> the report on {status.title}</span>
        </Button>
      ) : (
        <Button kind="quiet" label="Cancel this import" onClick={() => on.onCancel(status.id)}>
          Cancel
        </Button>
      )}
    </div>
  );
}

function ImportProgress({ status, clock }: Pick<ImportItemProps, 'status' | 'clock'>) {
  const share = shareDone(status);
  const left = useTimeLeft(status, clock);
  return (
    <>
      {share !== null && <Progress done={share} total={1} label={sayMeasure(status)} />}
      <p class="small amount">
        <bdi>{sayAmount(status)}</bdi>
        {left !== null && <span>{sayRoughly(left)} left</span>}
      </p>
    </>
  );
}

/** What waits and goes on by itself is no loss; the rest is. */
function Why({
  status,
  failure,
}: {
  status: ImportStatus;
  failure: NonNullable<ImportStatus['failure']>;
}) {
  if (status.state === 'paused' && status.resumeAt !== null) {
    return <p class="why">{failure.message} It goes on by itself then.</p>;
  }
  return <FailureNote failure={failure} />;
}

function sayMeasure({ stage, address }: ImportStatus): string {
  if (stage === 'joining') return 'Comments put to their posts';
  return address === null ? 'Bytes read' : 'Posts and comments fetched';
}

function saySources(sources: readonly string[]): string {
  if (sources.length <= NAMED + 1) return sayList(sources);
  return sayList([...sources.slice(0, NAMED), `${sources.length - NAMED} more files`]);
}

/** Whether the ledger has the failure already: that of the only source is the import's too. */
function isTold({ failure, ledger }: ImportStatus): boolean {
  return ledger.failed.some(source => source.failure.message === failure?.message);
}
