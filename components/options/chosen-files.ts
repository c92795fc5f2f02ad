import { LONGEST_TITLE, titleFromName } from './title-from-name.ts';
import type { ChosenFile } from './types.ts';

/** What is listed as one: a file by itself, or all files of a folder. */
export interface Chosen {
  /** The file's name, or the folder's. */
  readonly name: string;
  readonly folder: boolean;
  readonly files: readonly ChosenFile[];
  readonly bytes: number;
}

/** What a browser knows to hold no words; its own guess by the name's ending. */
const MEDIA = /^(?:image|audio|video|font)\//;
/** Endings of what blogs are exported and saved as. */
const READABLE = /\.(?:txt|md|markdown|xml|json|atom|rss|rdf|html?|csv|zip|gz|backstory)$/i;

/** A file that the user chose by itself. */
export function chosenFile(file: File): ChosenFile {
  return { name: file.name, file };
}

/**
 * The files of a folder that may hold a post: what systems and tools keep for themselves (`.git`) and
 * pictures are left out, for nobody chose each of them.
 */
export function ofFolder(files: readonly ChosenFile[]): ChosenFile[] {
  return files.filter(
    ({ name, file }) =>
      !name.split('/').some(part => part.startsWith('.')) && !MEDIA.test(file.type),
  );
}

/** Both lists; what has the name and size of one that is there is taken for the same. */
export function withFiles(
  files: readonly ChosenFile[],
  added: readonly ChosenFile[],
): readonly ChosenFile[] {
  const keyOf = ({ name, file }: ChosenFile) => `${name} ${file.size}`;
  const known = new Set(files.map(keyOf));
  const fresh = added.filter(file => !known.has(keyOf(file)));
  return fresh.length === 0 ? files : [...files, ...fresh];
}

/** The files as they are listed, folders as one each. */
export function listed(files: readonly ChosenFile[]): Chosen[] {
  const groups = Map.groupBy(files, ({ name }) => /^[^/]*\//.exec(name)?.[0] ?? name);
  return [...groups].map(([name, members]) => ({
    name: name.replace(/\/$/, ''),
    folder: name.endsWith('/'),
    files: members,
    bytes: members.reduce((sum, { file }) => sum + file.size, 0),
  }));
}

/**
 * A title to suggest: the folder's name, or that of the first file that looks as if it could be read,
 * so that a picture that slipped in gives no archive its name. Empty where there is nothing to go by.
 */
export function suggestedTitle(files: readonly ChosenFile[], pasted: string): string {
  const chosen = listed(files);
  const best =
    chosen.find(({ name, folder, bytes }) => bytes > 0 && (folder || READABLE.test(name))) ??
    chosen.find(({ files: [first], bytes }) => bytes > 0 && !MEDIA.test(first?.file.type ?? '')) ??
    chosen[0];
  if (best?.folder) return best.name.slice(0, LONGEST_TITLE);
  return titleFromName(best?.name ?? pasted);
}
