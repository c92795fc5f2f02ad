import { useState } from 'preact/hooks';
import type { RemoteChoice } from '../../lib/model/index.ts';
import { Button, Choice } from '../shared/index.ts';
import { Check, PassphraseField } from './PassphraseField.tsx';
import { type Provider, serverAddress } from './server-address.ts';

export interface ServerFormProps {
  readonly kind: 'webdav' | 'couchdb';
  readonly busy: boolean;
  onLook(choice: RemoteChoice): void;
}

const PROVIDERS: readonly (readonly [Provider, string])[] = [
  ['nextcloud', 'Nextcloud'],
  ['other', 'another server, by its address'],
];

/** Where a server is and who one is there. */
export function ServerForm({ kind, busy, onLook }: ServerFormProps) {
  const [provider, setProvider] = useState<Provider>(kind === 'webdav' ? 'nextcloud' : 'other');
  const [server, setServer] = useState('');
  const [user, setUser] = useState('');
  const [password, setPassword] = useState('');
  const [shown, setShown] = useState(false);
  const nextcloud = kind === 'webdav' && provider === 'nextcloud';
  const address = serverAddress(nextcloud ? 'nextcloud' : 'other', server, user);
  return (
    <form
      class="server"
      onSubmit={event => {
        event.preventDefault();
        if (address !== '' && !busy) onLook({ kind, address, user: user.trim(), password });
      }}
    >
      {kind === 'webdav' && (
        <Choice
          label="Server"
          value={provider}
          options={PROVIDERS}
          onChoose={chosen => setProvider(chosen)}
        />
      )}
      <TextField
        label={nextcloud ? 'Its address, as you open it' : ADDRESS_LABELS[kind]}
        placeholder={nextcloud ? 'cloud.example.org' : PLACEHOLDERS[kind]}
        value={server}
        onInput={setServer}
      />
      <div class="target">
        <TextField label="User" placeholder="" value={user} onInput={setUser} />
        <PassphraseField
          label={kind === 'webdav' ? 'App password' : 'Password'}
          kind="off"
          value={password}
          shown={shown}
          onInput={setPassword}
        />
      </div>
      <Check words="Show the password" checked={shown} onChange={setShown} />
      <p class="small">
        {nextcloud &&
          'Make an app password for Backstory in Nextcloud: Settings, Security, “Devices & sessions”. It can be taken back there alone. '}
        Your browser asks you for that one server. The password stays on this device, beside your
        highlights.
      </p>
      {nextcloud && address !== '' && (
        <p class="small">
          The folder will be <bdi dir="ltr">{address}</bdi>
        </p>
      )}
      <div class="row">
        <Button submit disabled={address === '' || busy}>
          Connect
        </Button>
      </div>
    </form>
  );
}

const ADDRESS_LABELS = {
  webdav: 'Address of a folder for Backstory alone',
  couchdb: 'Address of the database',
} as const;
const PLACEHOLDERS = {
  webdav: 'https://dav.example.org/backstory/',
  couchdb: 'https://couch.example.org/backstory',
} as const;

export interface TextFieldProps {
  readonly label: string;
  readonly placeholder: string;
  readonly value: string;
  onInput(value: string): void;
}

export function TextField({ label, placeholder, value, onInput }: TextFieldProps) {
  return (
    <label class="field">
      <span>{label}</span>
      <input
        type="text"
        dir="ltr"
        autocapitalize="off"
        autocomplete="off"
        spellcheck={false}
        placeholder={placeholder}
        value={value}
        onInput={event => onInput(event.currentTarget.value)}
      />
    </label>
  );
}
