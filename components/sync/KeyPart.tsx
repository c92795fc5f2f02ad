import { useState } from 'preact/hooks';
import type { SyncState } from '../../lib/model/index.ts';
import { Button } from '../shared/index.ts';
import { NewPassphrase } from './NewPassphrase.tsx';
import type { SyncDeeds } from './types.ts';

export interface KeyPartProps {
  readonly state: SyncState;
  readonly busy: boolean;
  readonly deeds: SyncDeeds;
}

/** More devices, more people, and the keys to it. */
export function KeyPart({ state, busy, deeds }: KeyPartProps) {
  const [changing, setChanging] = useState(false);
  const { sealed, remote } = state;
  return (
    <>
      <h3>Other devices and keys</h3>
      <p class="small prose">
        Another device is joined there, by the same way as this one: with the passphrase, or with a
        code that is shown here.
      </p>
      <div class="row deeds">
        {sealed && (
          <Button disabled={busy} onClick={deeds.onPairing}>
            Show a code for another device
          </Button>
        )}
        <Button disabled={busy} expanded={changing} onClick={() => setChanging(!changing)}>
          {sealed ? 'Change the passphrase' : 'Seal it with a passphrase'}
        </Button>
        {sealed && (
          <Button disabled={busy} onClick={deeds.onRecovery}>
            Make a new recovery code
          </Button>
        )}
        {sealed && remote !== 'browser' && (
          <Button disabled={busy} onClick={deeds.onInvite}>
            Invite somebody
          </Button>
        )}
      </div>
      {changing && (
        <div class="confirm">
          <NewPassphrase
            words={sealed ? 'Change it' : 'Seal it'}
            busy={busy}
            onPassphrase={passphrase => {
              setChanging(false);
              deeds.onPassphrase(passphrase);
            }}
          />
          <p class="small prose">
            Devices that sync go on without asking; new ones need the new passphrase. The printed
            recovery code stays good.
          </p>
        </div>
      )}
    </>
  );
}
