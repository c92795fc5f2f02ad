/** The figures of a labelled set: an archive is imported as the tool does it, and each page annotated. */
import { join, resolve } from 'node:path';
import { importFiles } from '../../lib/cli/import-files.ts';
import { createAnnotateJob } from '../../lib/jobs/index.ts';
import type { Mention, Term } from '../../lib/model/index.ts';
import { matchTerms, openDictionary } from '../../lib/terms/index.ts';
import { FIXTURES, type LabelledPage, readPages, readTerms } from './labelled-pages.ts';
import { means, type PageScore, scorePage } from './score-marks.ts';

/** The sample, and a blog beside it that introduces what the pages speak of. */
export const ARCHIVES = [
  resolve(import.meta.dirname, '../../assets/public/sample/archive.txt'),
  join(FIXTURES, 'archive.txt'),
];
export const SETS = { tuned: 'pages.txt', heldOut: 'held-out.txt' } as const;
export type SetName = keyof typeof SETS;

export interface Figures {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  readonly trapsMarked: number;
  /** The median of the marks on pages that have nothing to do with the archive. */
  readonly medianOffTopic: number;
}
export interface Measured {
  /** Every mention of each term that is believed on its page: what a user who asks for all sees. */
  readonly believed: readonly PageScore[];
  /** Every mention that the matcher finds, believed or not. */
  readonly found: readonly PageScore[];
}

/** Imports the archives (a second or two) and annotates the pages of every set. */
export async function measureMarks({ glossary = false } = {}): Promise<{
  readonly terms: readonly Term[];
  readonly sets: Readonly<Record<SetName, Measured>>;
}> {
  const { store, job } = await importFiles(ARCHIVES, 'Marks', { glossary });
  try {
    if (job.state !== 'done') throw new Error(`the import is ${job.state}`);
    const terms = await store.terms(job.archive);
    const labelling = readTerms();
    const mined = labelling.terms.filter(known => terms.some(term => means(term, known)));
    const context = {
      optional: labelling.optional,
      isMined: (known: (typeof mined)[number]) => mined.includes(known),
    };
    const annotator = createAnnotateJob(store);
    const dictionary = (await store.dictionary(job.archive)) ?? new ArrayBuffer(0);
    const measure = async (file: string): Promise<Measured> => {
      const believed: PageScore[] = [];
      const found: PageScore[] = [];
      for (const page of readPages(file, labelling.terms)) {
        const { all } = await annotator.annotate(page.text);
        const raw = matchTerms(openDictionary(dictionary), page.text);
        const to = { page, found: raw, termOf: (mention: Mention) => terms[mention.term]! };
        believed.push(scorePage({ ...to, marks: all }, context));
        found.push(scorePage({ ...to, marks: raw }, context));
      }
      return { believed, found };
    };
    return {
      terms,
      sets: { tuned: await measure(SETS.tuned), heldOut: await measure(SETS.heldOut) },
    };
  } finally {
    store.close();
  }
}

export function figures(scores: readonly PageScore[]): Figures {
  const marks = scores.flatMap(score => score.marks);
  const count = (verdict: string) => marks.filter(mark => mark.verdict === verdict).length;
  const [right, trapsMarked] = [count('right'), count('trap')];
  const hits = scores.reduce((sum, score) => sum + score.hits.length, 0);
  const misses = scores.reduce((sum, score) => sum + score.misses.length, 0);
  const precision = ratio(right, right + count('wrong') + trapsMarked);
  const recall = ratio(hits, hits + misses);
  const f1 = ratio(2 * precision * recall, precision + recall);
  const off = scores.filter(({ page }) => !page.onTopic).map(score => score.marks.length);
  return { precision, recall, f1, trapsMarked, medianOffTopic: median(off) };
}

export function labelCounts(pages: readonly LabelledPage[]) {
  const labels = pages.flatMap(page => page.labels);
  const count = (is: string) => labels.filter(label => label.is === is).length;
  const paragraphs = (onTopic: boolean) =>
    pages.filter(page => page.onTopic === onTopic).reduce((sum, page) => sum + page.paragraphs, 0);
  return {
    onTopic: paragraphs(true),
    offTopic: paragraphs(false),
    expected: count('expected'),
    traps: count('trap'),
    optional: count('optional'),
  };
}

function ratio(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}

/** The middle one; of two, the higher: a half would hide a mark. */
function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
