import { useState } from 'preact/hooks';
import { Button } from '../shared/index.ts';

export interface LeavePartProps {
  readonly busy: boolean;
  onMove(): void;
  onLeave(): void;
}

/** To another remote, or out of sync; the latter asks once. */
export function LeavePart({ busy, onMove, onLeave }: LeavePartProps) {
  const [leaving, setLeaving] = useState(false);
  return (
    <div class="leave">
      <div class="row deeds">
        <Button kind="quiet" disabled={busy} onClick={onMove}>
          Move elsewhere
        </Button>
        <Button
          kind="quiet"
          disabled={busy}
          expanded={leaving}
          onClick={() => setLeaving(!leaving)}
        >
          Stop syncing
        </Button>
      </div>
      {leaving && (
        <div class="confirm" role="alert">
          <p>
            Everything stays as it is, here and there; the key and the password are forgotten on
            this device. It can be joined again at any time.
          </p>
          <div class="row">
            <Button kind="danger" disabled={busy} onClick={onLeave}>
              Stop syncing here
            </Button>
            <Button onClick={() => setLeaving(false)}>Go on syncing</Button>
          </div>
        </div>
      )}
    </div>
  );
}
