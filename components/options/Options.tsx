import './options.css';
import '../shared/shared.css';
import { DamageNote } from '../keeping/DamageNote.tsx';
import { Sync } from '../sync/index.ts';
import { About } from './About.tsx';
import { Archives } from './Archives.tsx';
import { Import } from './Import.tsx';
import { Marks } from './Marks.tsx';
import { Sites } from './Sites.tsx';
import type { OptionsProps } from './types.ts';

/** One page, its parts one below the other, a way to each: its parts can be linked to, and the page can be searched. */
export function Options({
  version,
  archives,
  imports,
  sites,
  marks,
  sync,
  keeping,
  clock = Date.now,
}: OptionsProps) {
  return (
    <div class="options">
      <header>
        <h1>Backstory</h1>
        <nav aria-label="Parts of this page">
          <a href="#archives">Archives</a>
          <a href="#import">Import</a>
          <a href="#sites">Sites</a>
          <a href="#marks">Marks</a>
          <a href="#sync">Sync</a>
          <a href={keeping.href}>Highlights and backup</a>
          <a href="#about">About</a>
        </nav>
      </header>
      <main>
        {keeping.damage && <DamageNote damage={keeping.damage} onRestore={keeping.onRestore} />}
        <Archives {...archives} imports={imports.imports} clock={clock} />
        <Import {...imports} clock={clock} />
        <Sites {...sites} />
        <Marks {...marks} />
        <Sync {...sync} clock={clock} />
        <About version={version} />
      </main>
    </div>
  );
}
