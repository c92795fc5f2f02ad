import type { FetchPage, HeldJobs, ImportStore, ListFiles, OpenFile, OpenPack } from './ports.ts';
import type { ReadStarter } from './term-facts.ts';

/** What an import needs beside its store. */
export interface ImportEnvironment {
  readonly store: ImportStore;
  readonly held: HeldJobs;
  readonly list: ListFiles;
  readonly open: OpenFile;
  readonly openPack: OpenPack;
  /** Absent where no glossary comes with the program. */
  readonly starter?: ReadStarter;
  /** Absent where nothing is fetched, as in the command line tool. */
  readonly fetchPage?: FetchPage;
  /** True where only one archive can be made: files of several blogs are refused then. */
  readonly oneArchive?: boolean;
  /** True makes one archive of files of several blogs. */
  readonly together?: boolean;
  /** Called once all posts are read, before their terms are counted. */
  readonly beforeTerms?: () => void;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Lets other events of this context be handled. */
  readonly breathe: () => Promise<void>;
  /**
   * Characters to a step: enough to be worth a transaction and an index segment, little enough to hold
   * in memory. Three million unless said otherwise.
   */
  readonly stepCharacters?: number;
  /** True for an error that says that the disk or the quota is full. */
  readonly isStorageFull: (error: unknown) => boolean;
}

/** Thrown to leave a run that has nothing more to write: another runner has the job, or it is gone. */
export class Overtaken extends Error {}

/** Thrown to leave a run because the user wants it to pause; the job is written already. */
export class Paused extends Error {}
