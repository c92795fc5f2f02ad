import './sync.css';
import { useNow } from '../options/use-now.ts';
import { FailureNote } from '../shared/index.ts';
import { CodeSheet } from './CodeSheet.tsx';
import { SetupSteps } from './SetupSteps.tsx';
import { SyncOff } from './SyncOff.tsx';
import { SyncOn } from './SyncOn.tsx';
import { sayWay } from './say-state.ts';
import type { SyncProps } from './types.ts';

/** The part of the options page on sync: off, being set up, or at work. */
export function Sync(props: SyncProps) {
  const { state, setup, code, failure, steps, deeds, clock = Date.now } = props;
  const on = state !== null && state.state !== 'off';
  const now = useNow(clock, on);
  const place = state?.remote ? sayWay(state.remote, state.address) : null;
  return (
    <section id="sync" class="sync" aria-labelledby="sync-title">
      <h2 id="sync-title">Sync</h2>
      {code && <CodeSheet code={code} place={place} now={now} deeds={deeds} />}
      {failure && <FailureNote failure={failure} />}
      {state === null ? (
        !failure && (
          <p class="muted" role="status">
            Reading…
          </p>
        )
      ) : setup && setup.step !== 'choose' ? (
        <SetupSteps setup={setup} device={props.device} steps={steps} now={now} />
      ) : on ? (
        <SyncOn {...props} state={state} now={now} />
      ) : (
        <SyncOff setup={setup} steps={steps} />
      )}
    </section>
  );
}
