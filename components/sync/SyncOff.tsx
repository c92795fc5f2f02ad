import { Switch } from '../shared/index.ts';
import { ChooseServer } from './ChooseServer.tsx';
import type { Setup, SyncSetupDeeds } from './types.ts';

export interface SyncOffProps {
  readonly setup: Setup | null;
  readonly steps: SyncSetupDeeds;
}

/** What sync is, and the ways to switch it on. */
export function SyncOff({ setup, steps }: SyncOffProps) {
  return (
    <>
      <p class="muted prose">
        Your highlights, notes and tags, what you changed of terms, your settings and the list of
        your archives, on every device of yours. It is sealed before it leaves this one. What you
        read is no part of it, nor is what the archives hold.
      </p>
      <div class="line">
        <div>
          <h3>Sync by your browser account</h3>
          <p class="small prose">
            Your browser carries it, as it does bookmarks, to where you are signed in with the same
            account and have its sync on. It has room for some 400 highlights, and goes only between
            browsers of the same make.
          </p>
        </div>
        <Switch
          on={false}
          label="Sync by your browser account"
          disabled={setup?.busy != null}
          onChange={() => steps.onLook({ kind: 'browser' })}
        />
      </div>
      <ChooseServer setup={setup} steps={steps} />
    </>
  );
}
