import { useState } from 'preact/hooks';
import type { UpdateEvery } from '../../lib/model/index.ts';
import { Button } from '../shared/index.ts';
import { EverySelect } from './EverySelect.tsx';
import { LONGEST_TITLE } from './title-from-name.ts';
import type { AddressImport, AddressState } from './types.ts';
import { sayRoughly } from './when.ts';

type Found = Extract<AddressState, { kind: 'found' }>;

export interface AddressFoundProps {
  readonly found: Found;
  onImport(options: AddressImport): void;
  onForget(): void;
}

/** What stands behind an address, and what importing it will mean. */
export function AddressFound({ found, onImport, onForget }: AddressFoundProps) {
  const [title, setTitle] = useState('');
  const [every, setEvery] = useState<UpdateEvery>('day');
  const host = URL.parse(found.url)?.host ?? found.url;
  const suggested = (found.title?.trim() || host).slice(0, LONGEST_TITLE);
  return (
    <form
      class="found"
      aria-label={`Import ${suggested}`}
      onSubmit={event => {
        event.preventDefault();
        onImport({ title: title.trim() || suggested, titled: title.trim() !== '', every });
      }}
    >
      <div role="status">
        <h4 dir="auto">{suggested}</h4>
        <p>
          <bdi>{host}</bdi> is {found.said}.
        </p>
      </div>
      <p class="small">{sayMeaning(found)}</p>
      <div class="target">
        <label class="field">
          <span>Name of the new archive</span>
          <input
            type="text"
            dir="auto"
            maxLength={LONGEST_TITLE}
            placeholder={suggested}
            value={title}
            onInput={event => setTitle(event.currentTarget.value)}
          />
        </label>
        <div class="field narrow">
          <span aria-hidden="true">Look for updates</span>
          <EverySelect every={every} label="How often to look for updates" onEvery={setEvery} />
        </div>
        <div class="row">
          <Button kind="main" submit>
            Import it
          </Button>
          <Button onClick={onForget}>Not this one</Button>
        </div>
      </div>
    </form>
  );
}

function sayMeaning({ site, minutes }: Found): string {
  const later = 'You can close this page.';
  if (site === 'pack') {
    return `It comes ready made, with its terms and its index; later only what has changed is fetched. ${later}`;
  }
  if (site === 'feed') {
    return 'A feed has only the newest posts. Those that follow are added as they come; for the older ones, import the blog’s export as a file.';
  }
  const time = minutes === null ? '' : `: ${sayRoughly(minutes * 60_000)}`;
  return `All of it is fetched politely, a page at a time${time}. ${later}`;
}
