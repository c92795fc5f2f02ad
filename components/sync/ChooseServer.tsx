import { useState } from 'preact/hooks';
import { Button, FailureNote } from '../shared/index.ts';
import { InvitationForm } from './InvitationForm.tsx';
import { ServerForm } from './ServerForm.tsx';
import type { Setup, SyncSetupDeeds } from './types.ts';

type Way = 'webdav' | 'couchdb' | 'invitation';

const WAYS: readonly { readonly way: Way; readonly name: string; readonly words: string }[] = [
  {
    way: 'webdav',
    name: 'A WebDAV server',
    words:
      'A folder at Nextcloud, at your provider or on a disk at home: room for any number of highlights, between browsers of every make.',
  },
  {
    way: 'couchdb',
    name: 'A CouchDB database',
    words: 'For many devices, or for a set of highlights that several people share.',
  },
  {
    way: 'invitation',
    name: 'An invitation',
    words: 'Into a set that somebody shares with you.',
  },
];

export interface ChooseServerProps {
  readonly setup: Setup | null;
  readonly steps: SyncSetupDeeds;
}

/** Servers of the user's own; one form is open at a time, and how it goes is said below that one. */
export function ChooseServer({ setup, steps }: ChooseServerProps) {
  const [opened, setOpened] = useState<Way | null>(null);
  const busy = setup?.busy != null;
  const told = (
    <>
      <p class="small" role="status">
        {setup?.busy}
      </p>
      {setup?.failure && <FailureNote failure={setup.failure} />}
    </>
  );
  return (
    <>
      {opened === null && told}
      <ul class="bare lines ways">
        {WAYS.map(({ way, name, words }) => (
          <li key={way}>
            <div class="line">
              <div>
                <h3>{name}</h3>
                <p class="small prose">{words}</p>
              </div>
              <Button
                label={`${opened === way ? 'Close' : 'Set up'}: ${name}`}
                expanded={opened === way}
                onClick={() => setOpened(opened === way ? null : way)}
              >
                {opened === way ? 'Close' : 'Set up'}
              </Button>
            </div>
            {opened === way &&
              (way === 'invitation' ? (
                <InvitationForm busy={busy} read={steps.readInvitation} onLook={steps.onLook} />
              ) : (
                <ServerForm kind={way} busy={busy} onLook={steps.onLook} />
              ))}
            {opened === way && told}
          </li>
        ))}
      </ul>
    </>
  );
}
