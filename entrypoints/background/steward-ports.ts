import type { Annotator } from '../../lib/jobs/index.ts';
import type { Handlers } from '../../lib/messages/server.ts';
import type { keepSettings } from '../../lib/platform/index.ts';
import type { MakeImporter } from './importer-ports.ts';
import type { MakeKeeper } from './keeper-ports.ts';
import type { MarkRequest } from './mark-handlers.ts';
import type { CountRelated, MakeRelater } from './relater-ports.ts';
import type { MakeSyncer } from './syncer-ports.ts';

/** Under this the steward's script leaves how to make it. */
export const STEWARD = Symbol.for('steward');

/** What the background's start gives to it. Scripts can be named in the first turn only. */
export interface StewardPorts {
  readonly annotator: Annotator;
  readonly settings: ReturnType<typeof keepSettings>;
  readonly scripts: {
    readonly importer: () => Promise<MakeImporter>;
    readonly relater: () => Promise<MakeRelater>;
    readonly keeper: () => Promise<MakeKeeper>;
    readonly syncer: () => Promise<MakeSyncer>;
  };
}

/** All that the background does but marks. */
export interface Steward {
  readonly handlers: Omit<Handlers, MarkRequest>;
  /** Opens the database, and makes it what this version needs. */
  open(): Promise<unknown>;
  count(): Promise<CountRelated>;
  onAlarm(alarm: { readonly name: string }): void;
  onStartup(): void;
  onInstalled(): void;
  /** The browser lets us ask more addresses than before, or fewer. */
  onPermissions(which: 'more' | 'fewer'): void;
  /** Settings, or what the browser's account holds, have changed. */
  onChange(): void;
  /** Takes up what was left open when the last worker died. */
  takeUp(): void;
}

export type MakeSteward = (ports: StewardPorts) => Steward;
