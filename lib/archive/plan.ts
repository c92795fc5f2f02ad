/** What to read of the files that are there: pure, but for reading the small files that tell of others. */
import { type Failure, FailureError } from '../model/index.ts';
import {
  type BloggerSettings,
  looksLikeBloggerSettings,
  readBloggerSettings,
} from './blogger/index.ts';
import { type Format, formatOf } from './formats.ts';
import type { ParserContext, PostFacts, Unpublished } from './items.ts';
import { mediumExports } from './medium/index.ts';
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
  /** Number of the zip that it is in, if any: files of two zips tell nothing of each other. */
  readonly zip?: number | undefined;
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
  /** What a provider tells its user of the account, such as sign-ins: never content. */
  readonly account: readonly number[];
}

/** Plans the reading of all the files of an import together: one may tell of another. */
export function planFiles(files: readonly FileHead[], include: readonly Unpublished[]): FilePlan {
  const companions = readCompanions(files);
  const contextOf = ({ path, zip }: FileHead): ParserContext => {
    const settings = companions.settings.get(folderKey(path, zip));
    const facts = companions.facts.get(folderKey(path.replace(/posts\/[^/]*$/, ''), zip));
    return {
      include,
      path,
      timeZone: settings?.timeZone ?? null,
      base: settings?.base ?? null,
      facts: facts?.get(stemOf(path)) ?? null,
    };
  };
  const roleOf = mediumExports(files);
  const read: FilePlan['read'][number][] = [];
  const failed: FilePlan['failed'][number][] = [];
  const passedOver: number[] = [];
  const account: number[] = [];
  for (const [file, one] of files.entries()) {
    const { path, head, chosen } = one;
    const role = roleOf(one);
    if (companions.files.has(file) || role === 'readme') continue;
    if (role === 'account') {
      account.push(file);
      continue;
    }
    const format = formatOf(head, path);
    if (format !== null) {
      read.push({ file, format, context: contextOf(one) });
      continue;
    }
    const failure = chosen ? refusal(head) : null;
    if (failure) failed.push({ file, failure });
    else if (chosen) read.push({ file, format: 'dump', context: contextOf(one) });
    else passedOver.push(file);
  }
  return { read, failed, passedOver, account };
}

/** Whether a file, by its name, may tell of others beside it, and so is read whole for the plan. */
export function tellsOfOthers(path: string): boolean {
  return /(?:^|\/)(?:settings|posts)\.csv$/i.test(path);
}

function readCompanions(files: readonly FileHead[]) {
  const settings = new Map<string, BloggerSettings>();
  const facts = new Map<string, Map<string, PostFacts>>();
  const own = new Set<number>();
  for (const [file, { path, head, zip }] of files.entries()) {
    const folder = folderKey(path, zip);
    if (looksLikeBloggerSettings(head)) settings.set(folder, readBloggerSettings(head));
    else if (looksLikeSubstackIndex(head)) facts.set(folder, readSubstackIndex(head));
    else continue;
    own.add(file);
  }
  return { settings, facts, files: own };
}

/** A file's name without its folder and its ending. */
function stemOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(/\.[a-z]+$/i, '');
}

/** The folder that a file lies in, told from one of that path in another zip. */
function folderKey(path: string, zip: number | undefined): string {
  return `${zip ?? ''}:${path.slice(0, path.lastIndexOf('/') + 1)}`;
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
