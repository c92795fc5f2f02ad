/** What to read of the files that are there: pure, but for reading the small files that tell of others. */
import { type Failure, FailureError } from '../model/index.ts';
import {
  type BloggerSettings,
  looksLikeBloggerSettings,
  readBloggerSettings,
} from './blogger/index.ts';
import { type Format, formatOf } from './formats.ts';
import type { ParserContext, PostFacts, Unpublished } from './items.ts';
import { parserFor } from './parser-for.ts';
import { looksLikeSubstackIndex, readSubstackIndex } from './substack/index.ts';

/** A file, as far as its beginning tells. */
export interface FileHead {
  /** Path within its zip or folder; the bare name for a file by itself. */
  readonly path: string;
  /** The first `HEAD_LENGTH` units of its text; all of it where `tellsOfOthers` the path. */
  readonly head: string;
  /** True where the user named this very file, so that leaving it out needs a reason. */
  readonly chosen: boolean;
}

export interface FilePlan {
  /** By position in the heads. */
  readonly read: readonly {
    readonly file: number;
    readonly format: Format;
    readonly context: ParserContext;
  }[];
  readonly failed: readonly { readonly file: number; readonly failure: Failure }[];
  /** Files that hold no posts, such as pictures and settings. */
  readonly passedOver: readonly number[];
}

/** Plans the reading of all the files of an import together: one may tell of another. */
export function planFiles(files: readonly FileHead[], include: readonly Unpublished[]): FilePlan {
  const companions = readCompanions(files);
  const contextOf = (path: string): ParserContext => ({
    include,
    path,
    timeZone: companions.settings.get(folderOf(path))?.timeZone ?? null,
    base: companions.settings.get(folderOf(path))?.base ?? null,
    facts:
      companions.facts.get(folderOf(path.replace(/posts\/[^/]*$/, '')))?.get(stemOf(path)) ?? null,
  });
  const read: FilePlan['read'][number][] = [];
  const failed: FilePlan['failed'][number][] = [];
  const passedOver: number[] = [];
  for (const [file, { path, head, chosen }] of files.entries()) {
    if (companions.files.has(file)) continue;
    const format = formatOf(head, path);
    if (format !== null) {
      read.push({ file, format, context: contextOf(path) });
      continue;
    }
    const failure = chosen ? refusal(head) : null;
    if (failure) failed.push({ file, failure });
    else if (chosen) read.push({ file, format: 'dump', context: contextOf(path) });
    else passedOver.push(file);
  }
  return { read, failed, passedOver };
}

/** Whether a file, by its name, may tell of others beside it, and so is read whole for the plan. */
export function tellsOfOthers(path: string): boolean {
  return /(?:^|\/)(?:settings|posts)\.csv$/i.test(path);
}

function readCompanions(files: readonly FileHead[]) {
  const settings = new Map<string, BloggerSettings>();
  const facts = new Map<string, Map<string, PostFacts>>();
  const own = new Set<number>();
  for (const [file, { path, head }] of files.entries()) {
    if (looksLikeBloggerSettings(head)) settings.set(folderOf(path), readBloggerSettings(head));
    else if (looksLikeSubstackIndex(head)) facts.set(folderOf(path), readSubstackIndex(head));
    else continue;
    own.add(file);
  }
  return { settings, facts, files: own };
}

/** A file's name without its folder and its ending. */
function stemOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(/\.[a-z]+$/i, '');
}

/** Path of the folder that a file lies in; empty at the top. */
function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}

/** Why a file that was chosen can't be read; null where only its parser can say. Names no file. */
function refusal(head: string): Failure | null {
  try {
    parserFor(head);
    return null;
  } catch (error) {
    if (error instanceof FailureError) return error.failure;
    throw error;
  }
}
