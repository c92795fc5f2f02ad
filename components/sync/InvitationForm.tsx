import { useState } from 'preact/hooks';
import type { Opening, RemoteChoice } from '../../lib/model/index.ts';
import { readInvitation } from '../../lib/sync/index.ts';
import { Button } from '../shared/index.ts';
import { PassphraseField } from './PassphraseField.tsx';
import { TextField } from './ServerForm.tsx';

export interface InvitationFormProps {
  readonly busy: boolean;
  onLook(choice: RemoteChoice, opening: Opening): void;
}

/** The way into a set that somebody shares: where it is and its key come as one text. */
export function InvitationForm({ busy, onLook }: InvitationFormProps) {
  const [text, setText] = useState('');
  const [user, setUser] = useState('');
  const [password, setPassword] = useState('');
  const invitation = readInvitation(text);
  return (
    <form
      class="server"
      onSubmit={event => {
        event.preventDefault();
        if (!invitation || busy) return;
        const { kind, address, code } = invitation;
        onLook({ kind, address, user: user.trim(), password }, { how: 'recovery', code });
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
          'You get it from somebody who is in the set already, and a user and password of the server with it.'
        ) : (
          'That is no invitation: it has an address in one line and a key in another.'
        )}
      </p>
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
      <div class="row">
        <Button submit disabled={!invitation || busy}>
          Look
        </Button>
      </div>
    </form>
  );
}
