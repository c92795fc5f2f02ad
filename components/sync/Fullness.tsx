import type { SyncState } from '../../lib/model/index.ts';
import { Button, Progress, sayBytes, sayNumber } from '../shared/index.ts';

export interface FullnessProps {
  readonly state: Pick<SyncState, 'fullness' | 'notSent' | 'proposesWebdav' | 'remote'>;
  onMove(): void;
}

/** How much of its room a remote has left, where it knows a limit. */
export function Fullness({ state, onMove }: FullnessProps) {
  const { fullness, notSent, proposesWebdav } = state;
  if (fullness === null) return null;
  const { used, total } = fullness;
  if (total === null) return <p class="small">It takes up {sayBytes(used)} there.</p>;
  const percent = total === 0 ? 100 : Math.min(100, Math.round((100 * used) / total));
  return (
    <div class="fullness">
      <Progress done={used} total={total} label="How full it is" />
      <p class="small">
        {percent} % full: {sayBytes(used)} of {sayBytes(total)}.
      </p>
      {(proposesWebdav || notSent > 0) && (
        <p class={notSent > 0 ? 'loss' : undefined}>
          {notSent > 0
            ? `Full: ${sayNumber(notSent)} not sent. They are safe here, and wait. `
            : 'It will soon be full. '}
          <Button kind="link" onClick={onMove}>
            {state.remote === 'browser' ? 'Move to a WebDAV server' : 'Move elsewhere'}
          </Button>
          {state.remote === 'browser' && ', which has room for any number.'}
        </p>
      )}
    </div>
  );
}
