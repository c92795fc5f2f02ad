import { useState } from 'preact/hooks';
import { Button } from '../shared/index.ts';
import { Check, PassphraseField } from './PassphraseField.tsx';

export interface PasswordFormProps {
  readonly host: string;
  readonly busy: boolean;
  onPassword(password: string): void;
}

/** The server's password alone: user, folder and seal stay as they are. */
export function PasswordForm({ host, busy, onPassword }: PasswordFormProps) {
  const [password, setPassword] = useState('');
  const [shown, setShown] = useState(false);
  return (
    <form
      class="passphrase"
      onSubmit={event => {
        event.preventDefault();
        if (password !== '' && !busy) onPassword(password);
      }}
    >
      <PassphraseField
        label={`New password for ${host}`}
        kind="off"
        value={password}
        shown={shown}
        onInput={setPassword}
      />
      <Check words="Show the password" checked={shown} onChange={setShown} />
      <div class="row">
        <Button submit disabled={password === '' || busy}>
          Sign in
        </Button>
      </div>
      <p class="small prose">
        It is tried at once, and kept if the server lets you in. User, folder and passphrase stay as
        they are.
      </p>
    </form>
  );
}
