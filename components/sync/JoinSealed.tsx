import { useState } from 'preact/hooks';
import type { Opening } from '../../lib/model/index.ts';
import { Button } from '../shared/index.ts';
import { Radio } from './NewSeal.tsx';
import { Check, PassphraseField } from './PassphraseField.tsx';
import { TextField } from './ServerForm.tsx';

export interface JoinSealedProps {
  readonly busy: boolean;
  onOpening(opening: Opening): void;
}

const HOWS = ['passphrase', 'pairing', 'recovery'] as const;
type How = (typeof HOWS)[number];
const WORDS: Readonly<Record<How, string>> = {
  passphrase: 'Its passphrase',
  pairing: 'A code that another device shows',
  recovery: 'The recovery code, from paper',
};

/** Another device has sealed it: what opens it. */
export function JoinSealed({ busy, onOpening }: JoinSealedProps) {
  const [how, setHow] = useState<How>('passphrase');
  const [typed, setTyped] = useState('');
  const [shown, setShown] = useState(false);
  const secret = how === 'passphrase' ? typed : typed.trim();
  return (
    <form
      class="passphrase"
      onSubmit={event => {
        event.preventDefault();
        if (secret !== '' && !busy) onOpening(openingOf(how, secret));
      }}
    >
      <p class="prose">It is sealed: another device syncs here already. What opens it?</p>
      <fieldset class="openings">
        <legend class="hidden-text">What opens it</legend>
        {HOWS.map(one => (
          <Radio
            key={one}
            name="how"
            words={WORDS[one]}
            checked={how === one}
            onChoose={() => {
              setHow(one);
              setTyped('');
            }}
          />
        ))}
      </fieldset>
      {how === 'passphrase' ? (
        <>
          <PassphraseField
            label="Passphrase"
            kind="current-password"
            value={typed}
            shown={shown}
            onInput={setTyped}
          />
          <Check words="Show what I type" checked={shown} onChange={setShown} />
        </>
      ) : (
        <>
          <TextField label="Code" placeholder="" value={typed} onInput={setTyped} />
          {how === 'pairing' && (
            <p class="small">
              On a device that syncs: Settings, Sync, “Show a code for another device”. It is good
              for ten minutes.
            </p>
          )}
        </>
      )}
      <div class="row">
        <Button kind="main" submit disabled={secret === '' || busy}>
          Open
        </Button>
      </div>
    </form>
  );
}

function openingOf(how: How, secret: string): Opening {
  return how === 'passphrase' ? { how, passphrase: secret } : { how, code: secret };
}
