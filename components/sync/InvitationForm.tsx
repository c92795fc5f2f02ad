import { useState } from 'preact/hooks';
import type { Opening, RemoteChoice } from '../../lib/model/index.ts';
import { Button } from '../shared/index.ts';
import { PassphraseField } from './PassphraseField.tsx';
import { TextField } from './ServerForm.tsx';
import type { SyncSetupDeeds } from './types.ts';

export interface InvitationFormProps {
  readonly busy: boolean;
  readonly read: SyncSetupDeeds['readInvitation'];
  onLook(choice: RemoteChoice, opening: Opening): void;
}

/** The way into a set that somebody shares: where it is and its key come as one text. */
export function InvitationForm({ busy, read, onLook }: InvitationFormProps) {
  const [text, setText] = useState('');
  const [user, setUser] = useState('');
  const [password, setPassword] = useState('');
  const invitation = read(text);
  const needsUser = invitation?.user === '';
  return (
    <form
      class="server"
      onSubmit={event => {
        event.preventDefault();
        if (!invitation || busy) return;
        const { kind, address, code } = invitation;
        const who = needsUser ? { user: user.trim(), password } : invitation;
        onLook(
          { kind, address, user: who.user, password: who.password },
          { how: 'recovery', code },
        );
      }}
    >
      <label class="field">
        <span>The invitation, pasted whole</span>
        <textarea
          rows={4}
          dir="ltr"
          spellcheck={false}
          autocomplete="off"
          value={text}
          onInput={event => setText(event.currentTarget.value)}
        />
      </label>
      <p class={text.trim() !== '' && !invitation ? 'small loss' : 'small'} role="status">
        {invitation ? (
          <>
            A set at <bdi dir="ltr">{invitation.address}</bdi>
          </>
        ) : text.trim() === '' ? (
          'You get it from somebody who is in the set already.'
        ) : (
          'That is no invitation, or it was not copied whole.'
        )}
      </p>
      {needsUser && (
        <div class="target">
          <TextField label="User" placeholder="" value={user} onInput={setUser} />
          <PassphraseField
            label="Password"
            kind="off"
            value={password}
            shown={false}
            onInput={setPassword}
          />
        </div>
      )}
      <div class="row">
        <Button submit disabled={!invitation || busy}>
          Connect
        </Button>
      </div>
    </form>
  );
}
