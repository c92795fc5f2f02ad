import { useState } from 'preact/hooks';
import type { Opening, RemoteKind } from '../../lib/model/index.ts';
import { Button } from '../shared/index.ts';
import { NewPassphrase } from './NewPassphrase.tsx';

export interface NewSealProps {
  readonly kind: RemoteKind;
  readonly busy: boolean;
  onOpening(opening: Opening): void;
}

/** Nothing is there yet: what it is to be sealed with. Only the browser's own storage may do without. */
export function NewSeal({ kind, busy, onOpening }: NewSealProps) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <p class="prose">
        Nothing is there yet, so this is the first device.{' '}
        {!open &&
          'Choose a passphrase that seals what is sent: you type it once on each device, and nobody who carries it can read along.'}
      </p>
      {kind === 'browser' && (
        <fieldset class="openings">
          <legend class="hidden-text">How it is sealed</legend>
          <Radio
            checked={!open}
            name="seal"
            words="With a passphrase"
            onChoose={() => setOpen(false)}
          />
          <Radio
            checked={open}
            name="seal"
            words="Without one: your browser’s maker could open it, unless its own sync has a passphrase"
            onChoose={() => setOpen(true)}
          />
        </fieldset>
      )}
      {open ? (
        <div class="row">
          <Button kind="main" disabled={busy} onClick={() => onOpening({ how: 'open' })}>
            Go on without a passphrase
          </Button>
        </div>
      ) : (
        <>
          <NewPassphrase
            words="Go on"
            busy={busy}
            onPassphrase={passphrase => onOpening({ how: 'passphrase', passphrase })}
          />
          <p class="small prose">
            Nobody can bring a forgotten passphrase back. You get a recovery code to print, which
            opens it too; as long as one device still syncs, a new passphrase can be set there.
          </p>
        </>
      )}
    </>
  );
}

export interface RadioProps {
  readonly name: string;
  readonly words: string;
  readonly checked: boolean;
  onChoose(): void;
}

export function Radio({ name, words, checked, onChoose }: RadioProps) {
  return (
    <label class="check">
      <input type="radio" name={name} checked={checked} onChange={onChoose} />
      <span>{words}</span>
    </label>
  );
}
