/** Which sentence of a text says most of a term, and whether two sentences say the same. */
import type { Piece, Term } from '../model/index.ts';
import { compileTerms, matchTerms, openDictionary } from '../terms/index.ts';
import { fold, forEachWord, sentences, squash } from '../text/index.ts';

const GOOD_LENGTH = 140;
const MAX_LENGTH = 280;

export interface FoundQuote {
  readonly pieces: Piece[];
  readonly score: number;
  /** The whole sentence. */
  readonly sentence: string;
}

/** Finds the sentence of a text that says most of the term; null where none mentions it. */
export type Quoter = (text: string) => FoundQuote | null;

export function createQuoter(term: Term): Quoter {
  const dictionary = openDictionary(compileTerms([term]));
  return text => {
    const mentions = matchTerms(dictionary, text);
    let best: { sentence: string; score: number } | null = null;
    let next = 0;
    for (const { start, end } of mentions.length === 0 ? [] : sentences(text)) {
      while (next < mentions.length && mentions[next]!.start < start) next++;
      const mention = mentions[next];
      if (!mention) break;
      if (mention.end > end) continue;
      const sentence = squash(text.slice(start, end));
      const score = judge(sentence, mention.start - start);
      if (!best || score > best.score) best = { sentence, score };
    }
    // Squashing has moved the mention.
    const [mention] = best ? matchTerms(dictionary, best.sentence) : [];
    return best && mention ? { ...best, pieces: pieces(best.sentence, mention) } : null;
  };
}

/** Prefers whole sentences of a readable length over headings, fragments and lists of names. */
function judge(sentence: string, at: number): number {
  const length = 1 - Math.min(1, Math.abs(sentence.length - GOOD_LENGTH) / 200);
  const whole = /^["'“‘(]?[\p{Lu}\p{N}]/u.test(sentence) && /[.!?…]["'”’)]?$/.test(sentence);
  const words = sentence.split(' ');
  const capitals = words.filter(word => /^\p{Lu}/u.test(word)).length / words.length;
  const link = /https?:|www\./.test(sentence) ? 0.5 : 0;
  return length + (whole ? 0.6 : 0) - capitals * 0.8 - link - at / 2000;
}

function pieces(sentence: string, mention: { start: number; end: number }): Piece[] {
  let from = 0;
  let to = sentence.length;
  if (sentence.length > MAX_LENGTH) {
    from = Math.max(0, Math.min(mention.start - 90, sentence.length - MAX_LENGTH));
    to = Math.min(sentence.length, Math.max(from + MAX_LENGTH, mention.end));
    if (from > 0) from = sentence.indexOf(' ', from) + 1;
    const cut = sentence.lastIndexOf(' ', to);
    if (to < sentence.length && cut > mention.end) to = cut;
    if (from > mention.start) from = mention.start;
  }
  return [
    { text: (from > 0 ? '…' : '') + sentence.slice(from, mention.start), hit: false },
    { text: sentence.slice(mention.start, mention.end), hit: true },
    { text: sentence.slice(mention.end, to) + (to < sentence.length ? '…' : ''), hit: false },
  ].filter(piece => piece.text !== '');
}

/** The words of what was quoted already share so much of the shorter sentence that it says nothing new. */
const SAME = 0.7;
const SHORT = 4;

/** Remembers sentences; `isNew` is false for one that says, nearly in the same words, what one of them said. */
export function createSaid() {
  const said: Set<string>[] = [];
  return {
    isNew(sentence: string): boolean {
      const words = wordsOf(sentence);
      return said.every(one => shared(one, words) < SAME);
    },
    add: (sentence: string) => void said.push(wordsOf(sentence)),
  };
}

/** Folded, without the short ones, which most sentences share. */
function wordsOf(sentence: string): Set<string> {
  const words = new Set<string>();
  forEachWord(sentence, (start, end) => {
    if (end - start >= SHORT) words.add(fold(sentence.slice(start, end)));
  });
  return words;
}

function shared(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  let both = 0;
  for (const word of small) if (large.has(word)) both++;
  return small.size === 0 ? 1 : both / small.size;
}
