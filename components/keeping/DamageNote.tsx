import { Button, sayNumber } from '../shared/index.ts';
import type { DamageSeen } from './types.ts';

export interface DamageNoteProps {
  readonly damage: DamageSeen;
  /** Leads to where a backup is restored; absent there. */
  readonly onRestore?: () => void;
  readonly onAccept?: () => void;
}

/** Highlights are missing that nobody removed: what happened, and what to do. */
export function DamageNote({ damage, onRestore, onAccept }: DamageNoteProps) {
  const { expected, found } = damage;
  return (
    <div class="failure damage" role="alert">
      <p>
        The browser lost {sayNumber(expected - found)} of the {sayNumber(expected)} highlights that
        were kept here: restore a backup, or let sync bring them back. Nothing is taken for removed.
      </p>
      {(onRestore || onAccept) && (
        <p class="row">
          {onRestore && (
            <Button kind="link" onClick={onRestore}>
              Restore a backup
            </Button>
          )}
          {onAccept && (
            <Button kind="link" onClick={onAccept}>
              Go on without them
            </Button>
          )}
        </p>
      )}
    </div>
  );
}
