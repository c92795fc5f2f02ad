import { useState } from 'preact/hooks';
import type { JoinNames, JoinPlan } from '../../lib/model/index.ts';
import { Button, sayCount, sayNumber } from '../shared/index.ts';
import { DeviceNames } from './Devices.tsx';
import { TextField } from './ServerForm.tsx';
import type { Setup } from './types.ts';

export interface PlanViewProps {
  readonly setup: Extract<Setup, { readonly step: 'plan' }>;
  readonly device: string;
  /** Milliseconds since 1970. */
  readonly now: number;
  onJoin(names: JoinNames): void;
}

/** What a first sync would do, before anything is written, here or there. */
export function PlanView({ setup, device, now, onJoin }: PlanViewProps) {
  const { plan, moves, choice, opening } = setup;
  const [name, setName] = useState(device);
  const [by, setBy] = useState('');
  const shared = choice.kind === 'couchdb' && !moves;
  // Who is invited is one of several, and is to be told apart.
  const needsName = shared && opening.how === 'recovery';
  const ready = name.trim() !== '' && (!needsName || by.trim() !== '');
  return (
    <form
      class="plan"
      onSubmit={event => {
        event.preventDefault();
        if (ready && setup.busy === null)
          onJoin({ device: name.trim(), by: by.trim() === '' ? null : by.trim() });
      }}
    >
      <p>Nothing was written yet. {moves ? 'Moving there' : 'Syncing'} will do this:</p>
      <ul class="planned">
        {sayPlan(plan).map(words => (
          <li key={words}>{words}</li>
        ))}
      </ul>
      {plan.devices.length > 0 && (
        <p class="small">
          Devices there: <DeviceNames devices={plan.devices} now={now} />
        </p>
      )}
      {!moves && (
        <div class="target">
          <TextField label="A name for this device" placeholder="" value={name} onInput={setName} />
          {shared && (
            <TextField
              label={
                needsName ? 'Your name, which the others see' : 'Your name, if others share the set'
              }
              placeholder=""
              value={by}
              onInput={setBy}
            />
          )}
        </div>
      )}
      <div class="row">
        <Button kind="main" submit disabled={!ready || setup.busy !== null}>
          {moves ? 'Move' : plan.look === 'empty' ? 'Start to sync' : 'Merge and sync'}
        </Button>
      </div>
    </form>
  );
}

function sayPlan(plan: JoinPlan): string[] {
  const { comes, goes, same, merges, removes, twoNotes, highlights } = plan;
  const lines = [
    comes > 0 && `${sayOf(highlights.comes, comes)} will come here.`,
    goes > 0 && `${sayOf(highlights.goes, goes)} will be sent there.`,
    same > 0 && `${sayCount(same, 'record')} ${same === 1 ? 'is' : 'are'} the same on both sides.`,
    merges > 0 &&
      `${sayCount(merges, 'record')} ${merges === 1 ? 'is' : 'are'} on both sides and differ: of each part, what was changed later stays.`,
    twoNotes > 0 &&
      `Of these, ${sayCount(twoNotes, 'highlight')} will have two notes: both were written apart, and both are kept.`,
    removes > 0 &&
      `Of these, ${sayNumber(removes)} will be removed here, as they were there, later.`,
  ].filter(line => line !== false);
  return lines.length > 0 ? lines : ['There is nothing to send or to fetch yet.'];
}

/** "100 highlights and 3 other things" */
function sayOf(highlights: number, all: number): string {
  const others = all - highlights;
  const parts = [
    ...(highlights > 0 ? [sayCount(highlights, 'highlight')] : []),
    ...(others > 0
      ? [
          sayCount(
            others,
            highlights > 0 ? 'other thing' : 'setting or changed term',
            highlights > 0 ? 'other things' : 'settings and changed terms',
          ),
        ]
      : []),
  ];
  return parts.join(' and ');
}
