/** Which terms a page mentions: text in, offsets out. */
import {
  type ArchiveId,
  type Density,
  FailureError,
  type Mention,
  type Term,
  type TermKey,
} from '../model/index.ts';
import {
  believe,
  chooseShown,
  compileTerms,
  type Dictionary,
  matchPage,
  openDictionary,
  REHEARSED,
  rehearse,
  subjectWords,
} from '../terms/index.ts';
import type { MarksReader } from './ports.ts';

/** A mention, and the archive whose term it is of. */
export interface ArchiveMention extends Mention {
  readonly archive: ArchiveId;
}

export interface PageMentions {
  /** All that are believed, of muted terms too; in page order, not overlapping. */
  readonly all: readonly ArchiveMention[];
  /** Those that the page marks. */
  readonly shown: readonly ArchiveMention[];
  /** The terms that are mentioned. */
  termOf(mention: ArchiveMention): Term;
}

/** What a word means on a host, by the user's word; a null key: nothing that the archive knows. */
export interface HostMeaning {
  readonly host: string;
  readonly word: string;
  readonly archive: ArchiveId;
  readonly key: TermKey | null;
}

export interface AnnotateOptions {
  /** Whose page it is; without it `meanings` are not asked. */
  readonly host?: string | null;
  /** How much is shown; 'usual' if not given. */
  readonly density?: Density;
  readonly meanings?: readonly HostMeaning[];
  /** The text is wrapped: a line's end is a space. Else it ends a block, which no term reaches over. */
  readonly wrapped?: boolean;
}

/** Stands in no term, and is as long as the line feed whose place it takes. */
const BLOCK_END = '\u0000';

export interface Annotator {
  /** Gets ready for a page that is about to ask. */
  wake(): Promise<void>;
  annotate(text: string, options?: AnnotateOptions): Promise<PageMentions>;
  /** An archive has changed: its dictionary is read again. */
  forget(): void;
}

/** Keeps opened dictionaries for as long as its context lives; opening one costs milliseconds. */
export function createAnnotateJob(reader: MarksReader): Annotator {
  let asked = false;
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

  function opened() {
    const opening = dictionaries ?? open();
    dictionaries = opening;
    opening.catch(() => {
      dictionaries = null;
    });
    return opening;
  }

  return {
    async wake() {
      const known = await opened();
      // A page that waits already is read sooner than rehearsed for.
      if (asked) return;
      for (const { dictionary } of known) matchPage(dictionary, REHEARSED);
      rehearse();
    },
    async annotate(text, { host = null, density = 'usual', meanings = [], wrapped = false } = {}) {
      asked = true;
      const blocks = wrapped ? text : text.replaceAll('\n', BLOCK_END);
      const known = await opened();
      const here = meanings.filter(meaning => host !== null && meaning.host === host);
      const terms = new Map<string, Term>();
      const believed = await Promise.all(
        known.map(async ({ archive, dictionary }) => {
          const { mentions, subject } = matchPage(dictionary, blocks);
          const byNo = await readTerms(reader, archive, mentions);
          const certain = mentions.flatMap(mention => withTerms(mention, byNo));
          for (const [no, term] of byNo) terms.set(`${archive}/${no}`, term);
          return believe({
            text,
            mentions: certain,
            subject,
            termOf: no => byNo.get(no)!,
            meanings: here.filter(meaning => meaning.archive === archive),
          }).map<ArchiveMention>(mention => ({ ...mention, archive }));
        }),
      );
      const all = withoutOverlaps(believed.flat());
      const termOf = (mention: ArchiveMention) => terms.get(`${mention.archive}/${mention.term}`)!;
      return { all, shown: chooseShown(all, termOf, density), termOf };
    },
    forget() {
      dictionaries = null;
    },
  };
}

/** From the terms' own rows, at 20,000 terms in a tenth of a second; the next import writes it anew. */
async function recompile(reader: MarksReader, archive: ArchiveId): Promise<Dictionary> {
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

/** The terms of the mentions and of what else they may mean, by number. */
async function readTerms(
  reader: MarksReader,
  archive: ArchiveId,
  mentions: readonly Mention[],
): Promise<Map<number, Term>> {
  const nos = new Set<number>();
  for (const { term, senses } of mentions) {
    nos.add(term);
    if (senses) for (const sense of senses) nos.add(sense);
  }
  const terms = nos.size === 0 ? [] : await reader.termsByNo(archive, [...nos]);
  return new Map(terms.flatMap(term => (term ? [[term.no, term]] : [])));
}

/** A mention of terms that are there: a dictionary and its rows may come from a damaged pack. */
function withTerms({ start, end, term, senses = [] }: Mention, terms: ReadonlyMap<number, Term>) {
  const [first, ...rest] = [term, ...senses].filter(no => terms.has(no));
  if (first === undefined) return [];
  return [{ start, end, term: first, ...(rest.length > 0 ? { senses: rest } : {}) }];
}
