import './keeping.css';
import '../shared/shared.css';
import { BackupPart } from './BackupPart.tsx';
import { DamageNote } from './DamageNote.tsx';
import { Highlighting } from './Highlighting.tsx';
import { ImportAnnotations } from './ImportAnnotations.tsx';
import { RestorePart } from './RestorePart.tsx';
import type { KeepingProps } from './types.ts';

/** Where highlights are kept safe: backup, restore, what others made, and how the colours are called. */
export function Keeping(props: KeepingProps) {
  return (
    <div class="options keeping">
      <header>
        <h1>Highlights and backup</h1>
        <nav aria-label="Elsewhere">
          <a href={props.settingsHref}>Archives and settings</a>
        </nav>
      </header>
      <main>
        {props.damage && <DamageNote damage={props.damage} onAccept={props.onAcceptDamage} />}
        <BackupPart {...props.backup} />
        <RestorePart {...props.restore} />
        <ImportAnnotations {...props.imports} />
        <Highlighting {...props.highlighting} />
      </main>
    </div>
  );
}
