import type { Failure, HighlightColour } from '../../lib/model/index.ts';
import type { ColourNames } from '../highlights/types.ts';

/** Records that the database had and has no more, though nobody removed them. */
export interface DamageSeen {
  readonly expected: number;
  readonly found: number;
}

export interface BackupProps {
  /** What there is to back up; null until known. */
  readonly counts: { readonly highlights: number; readonly termEdits: number } | null;
  /** Milliseconds since 1970; null for never. */
  readonly last: number | null;
  /** Something was changed since, and it is long ago. */
  readonly due: boolean;
  /** What the archives hold that can be in it; null until known, or where there is none. */
  readonly archives: {
    readonly archives: number;
    readonly posts: number;
    readonly comments: number;
  } | null;
  readonly withArchives: boolean;
  readonly busy: boolean;
  /** How much of the archives is written, from 0 to 1; null where none is. */
  readonly share: number | null;
  readonly failure: Failure | null;
  onWithArchives(wanted: boolean): void;
  onBackup(): void;
  onStop(): void;
}

/** How many of one kind a restore adds, changes and leaves. */
export interface RowCounts {
  readonly add: number;
  readonly change: number;
  readonly same: number;
  /** What is here was written later. */
  readonly newer: number;
}

/** What a restore will do. */
export interface RestoreShown {
  readonly name: string;
  /** Milliseconds since 1970. */
  readonly made: number;
  readonly highlights: RowCounts & {
    /** Of the changed: both notes are kept. */
    readonly twoNotes: number;
    /** Of the changed: they are removed by it. */
    readonly removes: number;
    /** Removed here since; brought back only if the user wants it. */
    readonly removedHere: number;
  };
  readonly termEdits: RowCounts & {
    /** Of archives that are not here. */
    readonly elsewhere: number;
  };
  readonly glossaries: RowCounts;
  /** Those that differ, by their names. */
  readonly settings: readonly { readonly name: string; readonly words: string }[];
  /** Archives that are in the file; those that are here are left as they are. */
  readonly archives: readonly {
    readonly id: string;
    readonly title: string;
    readonly posts: number;
    readonly comments: number;
    readonly here: boolean;
  }[];
  /** Titles of archives that are neither here nor in the file, and where they came from. */
  readonly missing: readonly { readonly title: string; readonly site: string | null }[];
  readonly skipped: readonly { readonly place: string; readonly reason: string }[];
  /** Skipped ones that are not listed. */
  readonly more: number;
}

export interface RestoreChoice {
  readonly back: boolean;
  /** Names of settings that are taken from the backup. */
  readonly settings: readonly string[];
}

/** What became of a file: chosen, read and shown, done. */
export type FileState<Shown> =
  | { readonly kind: 'none' }
  /** `share`, from 0 to 1, of what takes long and can be stopped. */
  | { readonly kind: 'busy'; readonly words: string; readonly share?: number }
  | { readonly kind: 'shown'; readonly shown: Shown }
  | { readonly kind: 'done'; readonly words: string; readonly undo?: boolean }
  | { readonly kind: 'failed'; readonly failure: Failure };

export interface RestoreProps {
  readonly state: FileState<RestoreShown>;
  onFile(file: File): void;
  onRestore(choice: RestoreChoice): void;
  /** What takes long is given up, before anything is changed. */
  onStop(): void;
  /** Takes what was restored just now back. */
  onUndo(): void;
  onCancel(): void;
}

/** What an import of annotations will do. */
export interface ImportShown {
  readonly name: string;
  readonly format: 'web-annotation' | 'hypothesis';
  readonly add: number;
  readonly there: number;
  /** Were here and were removed: they stay so. */
  readonly removed: number;
  readonly skipped: readonly { readonly place: string; readonly reason: string }[];
  readonly more: number;
  readonly warnings: readonly { readonly place: string; readonly reason: string }[];
}

export interface ImportAnnotationsProps {
  readonly state: FileState<ImportShown>;
  onFile(file: File): void;
  onImport(): void;
  onCancel(): void;
}

export interface HighlightingProps {
  readonly names: ColourNames;
  /** A small toolbar appears where text is selected. */
  readonly toolbar: boolean;
  onName(colour: HighlightColour, name: string): void;
  onToolbar(on: boolean): void;
}

export interface KeepingProps {
  /** Null where nothing is missing. */
  readonly damage: DamageSeen | null;
  readonly backup: BackupProps;
  readonly restore: RestoreProps;
  readonly imports: ImportAnnotationsProps;
  readonly highlighting: HighlightingProps;
  readonly settingsHref: string;
  onAcceptDamage(): void;
}
