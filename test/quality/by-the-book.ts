/** BM25 as the book has it (Robertson and Zaragoza 2009): stemmed, without stop words, title and text as one. */
import { stemOf } from '../../lib/search/stems.ts';
import { isStopWord } from '../../lib/search/stop-words.ts';
import type { JudgedDoc } from './measure-judged.ts';

const K1 = 1.2;
const B = 0.75;

/** Makes the function that ranks documents for a query: at most 100 ids. */
export function byTheBook(docs: readonly JudgedDoc[]): (query: string) => string[] {
  const lengths: number[] = [];
  const postings = new Map<string, Map<number, number>>();
  docs.forEach(({ title = '', text }, doc) => {
    const words = wordsOf(`${title} ${text}`);
    lengths.push(words.length);
    for (const word of words) {
      const of = postings.get(word) ?? new Map<number, number>();
      postings.set(word, of.set(doc, (of.get(doc) ?? 0) + 1));
    }
  });
  const mean = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, docs.length);
  return query => {
    const scores = new Map<number, number>();
    for (const word of wordsOf(query)) {
      const of = postings.get(word) ?? new Map<number, number>();
      const idf = Math.log(1 + (docs.length - of.size + 0.5) / (of.size + 0.5));
      for (const [doc, frequency] of of) {
        const norm = K1 * (1 - B + (B * lengths[doc]!) / mean);
        const score = (idf * frequency * (K1 + 1)) / (frequency + norm);
        scores.set(doc, (scores.get(doc) ?? 0) + score);
      }
    }
    const ranked = [...scores].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
    return ranked.slice(0, 100).map(([doc]) => docs[doc]!.id);
  };
}

function wordsOf(text: string): string[] {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.filter(word => !isStopWord(word)).map(stemOf);
}
