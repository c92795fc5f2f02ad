import { sayAgo, sayClock } from '../options/when.ts';
import { Button, sayCount } from '../shared/index.ts';
import { AskPart } from './AskPart.tsx';
import { ChooseServer } from './ChooseServer.tsx';
import { Devices } from './Devices.tsx';
import { Elsewhere } from './Elsewhere.tsx';
import { Fullness } from './Fullness.tsx';
import { KeyPart } from './KeyPart.tsx';
import { LeavePart } from './LeavePart.tsx';
import { StatePart } from './StatePart.tsx';
import type { SyncOnProps } from './types.ts';

/** Sync at work: how it stands, what it asks, and all that can be done about it. */
export function SyncOn(props: SyncOnProps) {
  const { state, now, deeds, steps, setup } = props;
  const busy = props.busy !== null;
  return (
    <>
      <StatePart {...props} />
      {state.asks && <AskPart asks={state.asks} devices={state.devices} busy={busy} {...deeds} />}
      <Fullness state={state} onMove={() => steps.onBegin(true)} />
      {state.undo.length > 0 && (
        <>
          <h3>Came within a day</h3>
          <ul class="bare lines">
            {state.undo.map(({ pull, at, records }) => (
              <li key={pull} class="line">
                <span>
                  {sayCount(records, 'change')}, {sayAgo(at, now)}
                </span>
                <Button
                  kind="quiet"
                  label={`Take back ${sayCount(records, 'change')} of ${sayClock(at, now)}`}
                  disabled={busy}
                  onClick={() => deeds.onUndo(pull)}
                >
                  Take back
                </Button>
              </li>
            ))}
          </ul>
        </>
      )}
      <Devices
        devices={state.devices}
        busy={busy}
        now={now}
        onRename={deeds.onRename}
        onRemove={deeds.onRemove}
      />
      <Elsewhere archives={state.elsewhere} devices={state.devices} onImport={deeds.onImport} />
      <KeyPart state={state} busy={busy} deeds={deeds} />
      {state.log.length > 0 && (
        <details class="sync-log">
          <summary>What happened</summary>
          <ol class="bare lines small">
            {state.log.map(({ at, words, level }) => (
              <li key={`${at} ${words}`} class={level === 'warning' ? 'loss' : undefined}>
                <time dateTime={new Date(at).toISOString()}>{sayClock(at, now)}</time> {words}
              </li>
            ))}
          </ol>
        </details>
      )}
      {setup ? (
        <div class="moving">
          <h3>Move elsewhere</h3>
          <p class="small prose">
            Everything is copied and compared there first; only then does this device switch. Where
            it is now, it is left as it is, for your other devices: move them too.
          </p>
          {state.remote !== 'browser' && (
            <div class="row">
              <Button
                disabled={setup.busy !== null}
                onClick={() => steps.onLook({ kind: 'browser' })}
              >
                Move to your browser account
              </Button>
            </div>
          )}
          <ChooseServer setup={setup} steps={steps} />
          <Button kind="quiet" onClick={steps.onCancel}>
            Stay here
          </Button>
        </div>
      ) : (
        <LeavePart busy={busy} onMove={() => steps.onBegin(true)} onLeave={deeds.onLeave} />
      )}
    </>
  );
}
