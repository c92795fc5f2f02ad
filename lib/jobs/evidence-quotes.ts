/** Picking and judging quotes: which places to look at, and which sentence says most. */
import type { Piece, Term } from '../model/index.ts';
import { compileTerms, matchTerms, type Occurrence, openDictionary } from '../terms/index.ts';
import { sentences, squash } from '../text/index.ts';
import type { PostRow } from './ports.ts';

/** An occurrence with the post that it stands in. */
export interface DatedOccurrence extends Occurrence {
  readonly row: PostRow;
}

/** Places read for a group; reading more would cost the card time and rarely finds better. */
const CANDIDATES = 6;
const GROUPS = 4;

/**
 * Up to four groups of places, each from its own stretch of time, so that quotes don't all say the
 * same in the same week. Groups come in the order last, first, then between: what is newest matters
 * most, then how it began. Within a group, the places that speak of the term most often come first.
 */
export function pickCandidates(dated: readonly DatedOccurrence[]): DatedOccurrence[][] {
  const groups: DatedOccurrence[][] = [];
  const size = Math.max(1, Math.ceil(dated.length / GROUPS));
  for (let at = 0; at < dated.length; at += size) {
    const group = dated.slice(at, at + size);
    groups.push([...group].sort((a, b) => b.count - a.count).slice(0, CANDIDATES));
  }
  const last = groups.pop();
  return last ? [last, ...groups] : [];
}

const GOOD_LENGTH = 140;
const MAX_LENGTH = 280;

export interface FoundQuote {
  readonly pieces: Piece[];
  readonly score: number;
  /** The same for the same sentence. */
  readonly key: string;
}

/** The sentence of a text that says most of the term; null if none mentions it. */
export function quoteFrom(text: string, term: Term): FoundQuote | null {
  const dictionary = openDictionary(compileTerms([term]));
  let best: FoundQuote | null = null;
  for (const { start, end } of sentences(text)) {
    const sentence = squash(text.slice(start, end));
    const [mention] = matchTerms(dictionary, sentence);
    if (!mention) continue;
    const score = judge(sentence, mention.start);
    if (best && best.score >= score) continue;
    best = { pieces: pieces(sentence, mention), score, key: sentence };
  }
  return best;
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
