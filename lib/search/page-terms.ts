import { isCommonWord } from './common-words.ts';
import { expandWord } from './expand.ts';
import { forEachNormalWord } from './normal-word.ts';
import { idfOf } from './scoring.ts';
import type { SegmentReader } from './segment-reader.ts';
import type { Slot } from './slots.ts';
import { stemOf } from './stems.ts';
import { isStopWord } from './stop-words.ts';
import type { RelatedBlock } from './types.ts';

/** A word of the page, as a weighted clause of the query that the page becomes. */
export interface PageTerm {
  /** As the page writes it most often, folded. */
  readonly word: string;
  readonly slot: Slot;
  /** tf · idf: what a document gains that has it once at mean length. */
  readonly weight: number;
  /** It says what the page is about; common words may stand on any. */
  readonly telling: boolean;
}

export interface PageTerms {
  readonly terms: readonly PageTerm[];
  /** Sum of the weights of all its best terms, those too that the archive does not know. */
  readonly total: number;
}

/** More add time, not quality. */
const MOST_TERMS = 60;
/** So many of the most frequent words are looked up for their rareness. */
const MOST_LOOKED_UP = 600;
/** Every segment is about the same subject: a few of them tell how rare a word is. */
const SAMPLED_SEGMENTS = 8;
/** What a word that any page has counts beside one that tells something. */
const COMMON = 0.5;
/** Half the gain of repeating a word on the page comes with so many repetitions. */
const K3 = 4;

interface PageWord {
  readonly stem: string;
  /** Occurrences, weighted. */
  count: number;
  readonly surfaces: Map<string, number>;
}

/** The words of a page that say most about it, looked up in the segments. */
export async function pageTerms(
  segments: readonly SegmentReader[],
  blocks: readonly RelatedBlock[],
): Promise<PageTerms> {
  const docs = segments.reduce((total, segment) => total + segment.header.docs, 0);
  const words = [...countWords(blocks).values()]
    .sort((a, b) => b.count - a.count)
    .slice(0, MOST_LOOKED_UP);
  const sample = [...segments]
    .sort((a, b) => b.header.docs - a.header.docs)
    .slice(0, SAMPLED_SEGMENTS);
  const sampled = sample.reduce((total, segment) => total + segment.header.docs, 0);
  const estimated = await Promise.all(
    words.map(async word => {
      const surface = commonest(word.surfaces);
      const entries = await Promise.all(sample.map(segment => segment.find(surface)));
      const df = entries.reduce((total, entry) => total + (entry?.df ?? 0), 0);
      return { word, surface, df, weight: wordWeight(word) * idfOf(df, sampled) };
    }),
  );
  // Names that the archive does not know weigh most; they must not push out what it does know.
  estimated.sort((a, b) => b.weight - a.weight);
  const known = estimated.filter(one => one.df > 0).slice(0, MOST_TERMS);
  const best = new Set([...estimated.slice(0, MOST_TERMS), ...known]);
  const expanded = await Promise.all(
    [...best].map(async ({ word, surface }): Promise<PageTerm> => {
      const options = { prefix: false, typos: false, stems: true };
      const { forms } = await expandWord(segments, surface, options);
      // On a page any form is as good as another: what it is about counts, not how it says it.
      for (const form of forms) form.weight = 1;
      const df = forms.reduce((total, form) => total + form.df, 0);
      const weight = wordWeight(word) * idfOf(df, docs);
      const telling = !isCommonWord(word.stem);
      return { word: surface, slot: { phrases: [[forms]], df, idf: weight }, weight, telling };
    }),
  );
  return {
    terms: expanded.filter(term => term.slot.df > 0),
    total: expanded.reduce((total, term) => total + term.weight, 0),
  };
}

function wordWeight({ stem, count }: PageWord): number {
  const common = isCommonWord(stem) ? COMMON : 1;
  return (common * count * (K3 + 1)) / (count + K3);
}

function countWords(blocks: readonly RelatedBlock[]): Map<string, PageWord> {
  const words = new Map<string, PageWord>();
  for (const { text, weight } of blocks) {
    if (!(weight > 0)) continue;
    forEachNormalWord(text, word => {
      // Single letters and small numbers are no subject.
      if (word.length < 2 || isStopWord(word) || /^\d{1,3}$/.test(word)) return;
      const stem = stemOf(word);
      let entry = words.get(stem);
      if (entry === undefined) {
        entry = { stem, count: 0, surfaces: new Map() };
        words.set(stem, entry);
      }
      entry.count += weight;
      entry.surfaces.set(word, (entry.surfaces.get(word) ?? 0) + weight);
    });
  }
  return words;
}

function commonest(surfaces: ReadonlyMap<string, number>): string {
  let best = '';
  let most = -1;
  for (const [word, count] of surfaces) {
    if (count > most) {
      best = word;
      most = count;
    }
  }
  return best;
}
