import { useState } from 'preact/hooks';
import type { SyncState } from '../../lib/model/index.ts';
import { Button } from '../shared/index.ts';
import { NewPassphrase } from './NewPassphrase.tsx';
import { PasswordForm } from './PasswordForm.tsx';
import { sayHost } from './say-place.ts';
import type { SyncDeeds } from './types.ts';

export interface KeyPartProps {
  readonly state: SyncState;
  readonly busy: boolean;
  readonly deeds: SyncDeeds;
}

/** More devices, more people, and the keys to it. */
export function KeyPart({ state, busy, deeds }: KeyPartProps) {
  const [changing, setChanging] = useState<'passphrase' | 'password' | null>(null);
  const { sealed, remote, address, why } = state;
  const toggle = (what: 'passphrase' | 'password') => setChanging(changing === what ? null : what);
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
        <Button
          disabled={busy}
          expanded={changing === 'passphrase'}
          onClick={() => toggle('passphrase')}
        >
          {sealed ? 'Change the passphrase' : 'Seal it with a passphrase'}
        </Button>
        {sealed && (
          <Button disabled={busy} onClick={deeds.onRecovery}>
            Make a new recovery code
          </Button>
        )}
        {/* Where the server refuses the password, the form stands beside that. */}
        {address !== null && why?.code !== 'sign-in' && (
          <Button
            disabled={busy}
            expanded={changing === 'password'}
            onClick={() => toggle('password')}
          >
            Change the server’s password
          </Button>
        )}
        {sealed && remote !== 'browser' && (
          <Button disabled={busy} onClick={deeds.onInvite}>
            Invite somebody
          </Button>
        )}
      </div>
      {changing === 'password' && address !== null && why?.code !== 'sign-in' && (
        <div class="confirm">
          <PasswordForm
            host={sayHost(address)}
            busy={busy}
            onPassword={password => {
              setChanging(null);
              deeds.onPassword(password);
            }}
          />
        </div>
      )}
      {changing === 'passphrase' && (
        <div class="confirm">
          <NewPassphrase
            words={sealed ? 'Change it' : 'Seal it'}
            busy={busy}
            onPassphrase={passphrase => {
              setChanging(null);
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
