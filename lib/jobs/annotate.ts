/** Which terms a page mentions: text in, offsets out. */
import { type ArchiveId, FailureError, type Mention, type Term } from '../model/index.ts';
import {
  chooseShown,
  compileTerms,
  type Dictionary,
  matchTerms,
  openDictionary,
  subjectWords,
} from '../terms/index.ts';
import type { ArchiveReader } from './ports.ts';

/** A mention, and the archive whose term it is of. */
export interface ArchiveMention extends Mention {
  readonly archive: ArchiveId;
}

export interface PageMentions {
  /** In page order, not overlapping. */
  readonly all: readonly ArchiveMention[];
  readonly shown: readonly ArchiveMention[];
  /** The terms that are mentioned. */
  termOf(mention: ArchiveMention): Term;
}

export interface Annotator {
  annotate(text: string): Promise<PageMentions>;
  /** An archive has changed: its dictionary is read again. */
  forget(): void;
}

/** Keeps opened dictionaries for as long as its context lives; opening one costs milliseconds. */
export function createAnnotateJob(reader: ArchiveReader): Annotator {
  let dictionaries: Promise<{ archive: ArchiveId; dictionary: Dictionary }[]> | null = null;

  async function open() {
    const archives = await reader.archives();
    const opened = await Promise.all(
      archives.map(async ({ id }) => {
        const buffer = await reader.dictionary(id);
        if (!buffer) return [];
        const dictionary = openOrNull(buffer) ?? (await recompile(reader, id));
        return [{ archive: id, dictionary }];
      }),
    );
    return opened.flat();
  }

  return {
    async annotate(text) {
      dictionaries ??= open();
      const known = await dictionaries.catch(error => {
        dictionaries = null;
        throw error;
      });
      const found = known.flatMap(({ archive, dictionary }) =>
        matchTerms(dictionary, text).map<ArchiveMention>(mention => ({ ...mention, archive })),
      );
      const all = withoutOverlaps(found);
      const terms = await readTerms(reader, all);
      const termOf = (mention: ArchiveMention) => terms.get(key(mention))!;
      const certain = all.filter(mention => terms.has(key(mention)));
      const wanted = certain.filter(mention => !termOf(mention).muted);
      return { all: certain, shown: chooseShown(wanted, termOf, text), termOf };
    },
    forget() {
      dictionaries = null;
    },
  };
}

/** From the terms' own rows, at 20,000 terms in a tenth of a second; the next import writes it anew. */
async function recompile(reader: ArchiveReader, archive: ArchiveId): Promise<Dictionary> {
  const terms = await reader.terms(archive);
  return openDictionary(compileTerms(terms, subjectWords(terms, null)));
}

/** Null for one that is damaged, or of an older version: its archive came from an older tool or browser. */
function openOrNull(buffer: ArrayBuffer): Dictionary | null {
  try {
    return openDictionary(buffer);
  } catch (error) {
    if (error instanceof FailureError) return null;
    throw error;
  }
}

function key(mention: ArchiveMention): string {
  return `${mention.archive}/${mention.term}`;
}

/** In page order; where archives disagree, the longer mention wins, then the older archive. */
function withoutOverlaps(mentions: readonly ArchiveMention[]): ArchiveMention[] {
  const sorted = [...mentions].sort((a, b) => a.start - b.start || b.end - a.end);
  const kept: ArchiveMention[] = [];
  for (const mention of sorted) {
    const last = kept.at(-1);
    if (!last || mention.start >= last.end) kept.push(mention);
    else if (mention.end - mention.start > last.end - last.start) kept[kept.length - 1] = mention;
  }
  return kept;
}

async function readTerms(
  reader: ArchiveReader,
  mentions: readonly ArchiveMention[],
): Promise<Map<string, Term>> {
  const wanted = new Map<ArchiveId, Set<number>>();
  for (const { archive, term } of mentions) {
    const nos = wanted.get(archive) ?? new Set();
    wanted.set(archive, nos.add(term));
  }
  const terms = new Map<string, Term>();
  for (const [archive, nos] of wanted) {
    for (const term of await reader.termsByNo(archive, [...nos])) {
      if (term) terms.set(`${archive}/${term.no}`, term);
    }
  }
  return terms;
}
