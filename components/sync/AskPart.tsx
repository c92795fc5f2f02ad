import type { SyncDevice, SyncState } from '../../lib/model/index.ts';
import { Button, sayNumber } from '../shared/index.ts';

export interface AskPartProps {
  readonly asks: NonNullable<SyncState['asks']>;
  readonly devices: readonly SyncDevice[];
  readonly busy: boolean;
  onAnswer(agreed: boolean): void;
}

/** A change would remove much of what there is: nothing goes on until the user has said what is meant. */
export function AskPart({ asks, devices, busy, onAnswer }: AskPartProps) {
  const { from, deletes, of } = asks;
  const device = devices.find(({ id }) => id === from);
  return (
    <div class="confirm asks" role="alert">
      <p class="loss">
        {from === null ? (
          <>
            You removed {sayNumber(deletes)} of {sayNumber(of)} records here.
          </>
        ) : (
          <>
            <bdi>{device?.name ?? 'Another device'}</bdi> would remove {sayNumber(deletes)} of the{' '}
            {sayNumber(of)} records that are here.
          </>
        )}{' '}
        Is that meant?
      </p>
      <div class="row">
        <Button kind="danger" disabled={busy} onClick={() => onAnswer(true)}>
          Remove them everywhere
        </Button>
        <Button disabled={busy} onClick={() => onAnswer(false)}>
          Keep them, and bring them back everywhere
        </Button>
      </div>
    </div>
  );
}
