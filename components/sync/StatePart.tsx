import { useState } from 'preact/hooks';
import type { SyncPauseCode, SyncState } from '../../lib/model/index.ts';
import { Button } from '../shared/index.ts';
import { PasswordForm } from './PasswordForm.tsx';
import { sayHost } from './say-place.ts';
import { sayState, sayWay } from './say-state.ts';
import type { SyncDeeds, SyncOnProps } from './types.ts';

/** How sync stands in words, what to do where it does not go on, and the button that syncs now. */
export function StatePart({ state, busy, now, deeds, steps }: SyncOnProps) {
  const { why } = state;
  return (
    <div class="sync-state">
      <div class="line">
        <div>
          <p class="how" role="status">
            {busy ?? sayState(state, now, true)}
          </p>
          <p class="small">{where(state)}</p>
        </div>
        <Button
          kind="main"
          disabled={busy !== null || state.state === 'syncing'}
          onClick={deeds.onSyncNow}
        >
          Sync now
        </Button>
      </div>
      {why && why.code !== 'asks' && (
        <div class="failure">
          <p>{why.message}</p>
          <p>{why.action}</p>
          <WayOut
            code={why.code}
            host={sayHost(state.address ?? '')}
            busy={busy !== null}
            deeds={deeds}
            onBegin={() => steps.onBegin(true)}
          />
        </div>
      )}
      {state.aside > 0 && (
        <p class="small">
          {state.aside === 1 ? 'One change waits' : `${state.aside} changes wait`} aside: the clock
          of the device that made {state.aside === 1 ? 'it' : 'them'} is more than a day ahead of
          this one’s. Set both clocks right.
        </p>
      )}
    </div>
  );
}

function where({ remote, address, sealed, by }: SyncState): string {
  if (remote === null) return '';
  const place = `By ${sayWay(remote, address)}`;
  const seal = sealed ? 'sealed with your passphrase' : 'without a passphrase';
  return `${place}, ${seal}${by === null ? '' : `, as ${by}`}.`;
}

interface WayOutProps {
  readonly code: SyncPauseCode;
  readonly host: string;
  readonly busy: boolean;
  readonly deeds: Pick<SyncDeeds, 'onPermit' | 'onPassword'>;
  onBegin(): void;
}

/** What can be done here and now about a pause. */
function WayOut({ code, host, busy, deeds, onBegin }: WayOutProps) {
  const [typing, setTyping] = useState(false);
  if (code === 'no-permission') return <Button onClick={deeds.onPermit}>Allow it again</Button>;
  if (!JOIN_AGAIN.includes(code)) return null;
  const anew = <Button onClick={onBegin}>Set it up anew</Button>;
  if (code !== 'sign-in') return anew;
  return (
    <>
      <div class="row">
        <Button expanded={typing} onClick={() => setTyping(!typing)}>
          Enter the new password
        </Button>
        {anew}
      </div>
      {typing && <PasswordForm host={host} busy={busy} onPassword={deeds.onPassword} />}
    </>
  );
}

const JOIN_AGAIN: readonly SyncPauseCode[] = [
  'sign-in',
  'forbidden',
  'not-a-remote',
  'other-key',
  'removed',
];
