import { useId, useState } from 'preact/hooks';
import { Button } from '../shared/index.ts';
import { Check, PassphraseField } from './PassphraseField.tsx';
import { STRENGTH_WORDS, strengthOf } from './strength.ts';

export interface NewPassphraseProps {
  /** What the button says. */
  readonly words: string;
  readonly busy: boolean;
  onPassphrase(passphrase: string): void;
}

/** A passphrase, typed twice unless it can be seen. */
export function NewPassphrase({ words, busy, onPassphrase }: NewPassphraseProps) {
  const [first, setFirst] = useState('');
  const [second, setSecond] = useState('');
  const [shown, setShown] = useState(false);
  const id = useId();
  const strength = strengthOf(first);
  const differ = !shown && second !== '' && second !== first;
  const ready = strength !== 'short' && (shown || second === first);
  return (
    <form
      class="passphrase"
      onSubmit={event => {
        event.preventDefault();
        if (ready && !busy) onPassphrase(first);
      }}
    >
      <div class="target">
        <PassphraseField
          label="Passphrase"
          kind="new-password"
          value={first}
          shown={shown}
          described={id}
          onInput={setFirst}
        />
        {!shown && (
          <PassphraseField
            label="Once more"
            kind="new-password"
            value={second}
            shown={false}
            described={id}
            onInput={setSecond}
          />
        )}
      </div>
      <p class={strength === 'weak' || differ ? 'small loss' : 'small'} id={id} role="status">
        {differ ? 'The two are not the same.' : STRENGTH_WORDS[strength]}
      </p>
      <Check words="Show what I type" checked={shown} onChange={setShown} />
      <div class="row">
        <Button kind="main" submit disabled={!ready || busy}>
          {words}
        </Button>
      </div>
    </form>
  );
}
