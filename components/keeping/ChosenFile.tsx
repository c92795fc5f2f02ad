import type { ComponentChildren } from 'preact';
import { FailureNote } from '../shared/index.ts';
import { FileChoice, type FileChoiceProps } from './FileChoice.tsx';
import type { FileState } from './types.ts';

export interface ChosenFileProps extends Omit<FileChoiceProps, 'disabled'> {
  readonly state: FileState<unknown>;
  /** What can be done about what was done. */
  readonly children?: ComponentChildren;
}

/** Where a file is chosen, and what became of it. */
export function ChosenFile({ state, children, ...choice }: ChosenFileProps) {
  return (
    <>
      <div class="row chosen-file">
        <FileChoice {...choice} disabled={state.kind === 'busy'} />
        <span class="small" role="status">
          {(state.kind === 'busy' || state.kind === 'done') && state.words}
        </span>
        {children}
      </div>
      {state.kind === 'failed' && <FailureNote failure={state.failure} />}
    </>
  );
}
