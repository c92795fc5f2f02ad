import type { ComponentChildren } from 'preact';
import { Button, FailureNote, Progress } from '../shared/index.ts';
import { FileChoice, type FileChoiceProps } from './FileChoice.tsx';
import type { FileState } from './types.ts';

export interface ChosenFileProps extends Omit<FileChoiceProps, 'disabled'> {
  readonly state: FileState<unknown>;
  /** Where what is done can be stopped. */
  onStop?(): void;
  /** What can be done about what was done. */
  readonly children?: ComponentChildren;
}

/** Where a file is chosen, and what became of it. */
export function ChosenFile({ state, onStop, children, ...choice }: ChosenFileProps) {
  return (
    <>
      <div class="row chosen-file">
        <FileChoice {...choice} disabled={state.kind === 'busy'} />
        <span class="small" role="status">
          {(state.kind === 'busy' || state.kind === 'done') && state.words}
        </span>
        {children}
      </div>
      {state.kind === 'busy' && state.share !== undefined && (
        <div class="row writing">
          <Progress done={state.share} total={1} label={state.words} />
          <Button kind="quiet" onClick={() => onStop?.()}>
            Stop
          </Button>
        </div>
      )}
      {state.kind === 'failed' && <FailureNote failure={state.failure} />}
    </>
  );
}
