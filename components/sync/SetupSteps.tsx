import { useLayoutEffect, useRef } from 'preact/hooks';
import { Button, FailureNote } from '../shared/index.ts';
import { JoinSealed } from './JoinSealed.tsx';
import { NewSeal } from './NewSeal.tsx';
import { PlanView } from './PlanView.tsx';
import { sayPlace } from './say-place.ts';
import type { Setup, SyncSetupDeeds } from './types.ts';

export interface SetupStepsProps {
  readonly setup: Exclude<Setup, { readonly step: 'choose' }>;
  readonly device: string;
  readonly steps: SyncSetupDeeds;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** After a remote was looked at: how it is opened, and what joining it would do. */
export function SetupSteps({ setup, device, steps, now }: SetupStepsProps) {
  const head = useRef<HTMLHeadingElement>(null);
  // What was clicked is gone: the next Tab comes to this step.
  useLayoutEffect(() => head.current?.focus(), [setup.step]);
  const busy = setup.busy !== null;
  return (
    <div class="setup">
      <h3 ref={head} tabIndex={-1}>
        <bdi>{sayPlace(setup.choice)}</bdi>
      </h3>
      {setup.step === 'plan' ? (
        <PlanView setup={setup} device={device} now={now} onJoin={steps.onJoin} />
      ) : setup.look === 'empty' ? (
        <NewSeal kind={setup.choice.kind} busy={busy} onOpening={steps.onOpening} />
      ) : (
        <JoinSealed busy={busy} onOpening={steps.onOpening} />
      )}
      <p class="small" role="status">
        {setup.busy}
      </p>
      {setup.failure && <FailureNote failure={setup.failure} />}
      <Button kind="quiet" onClick={steps.onCancel}>
        Cancel
      </Button>
    </div>
  );
}
