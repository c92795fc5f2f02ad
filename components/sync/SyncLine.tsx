import './sync-line.css';
import type { SyncState } from '../../lib/model/index.ts';
import { useNow } from '../options/use-now.ts';
import { Button } from '../shared/index.ts';
import { sayState } from './say-state.ts';

export interface SyncLineProps {
  readonly state: SyncState;
  readonly clock?: () => number;
  onSyncNow(): void;
  /** Opens the settings, where it stands what is the matter. */
  onSettings(): void;
}

/** One quiet line on sync, where highlights are listed; none while it is off. */
export function SyncLine({ state, clock = Date.now, onSyncNow, onSettings }: SyncLineProps) {
  const now = useNow(clock, state.state !== 'off');
  if (state.state === 'off') return null;
  const trouble = state.state === 'paused' || state.notSent > 0;
  return (
    <div class="sync-line row small">
      <span role="status" class={trouble ? 'loss' : undefined}>
        {sayState(state, now)}
      </span>
      <span class="space" />
      {trouble && (
        <Button kind="link" onClick={onSettings}>
          See
        </Button>
      )}
      {state.state !== 'syncing' && (
        <Button kind="link" onClick={onSyncNow}>
          Sync now
        </Button>
      )}
    </div>
  );
}
