/** The piece of a text that shows why it was found. */
import type { Piece } from '../model/index.ts';
import { sentences } from '../text/index.ts';
import { findHits, type Hit } from './hits.ts';

/** Texts are looked at so far; a snippet from the 200th page of one helps nobody. */
const LOOKED_AT = 400_000;
/** A different word is worth this many repetitions. */
const DISTINCT = 8;

export interface SnippetOptions {
  /** UTF-16 units, ellipses aside. */
  readonly length?: number;
}

/**
 * The window of a text with the most different words of `words` (forms as `search` gives them; other
 * forms of their stems count too), those marked as hits. Without any, the beginning of the text.
 * White space is squashed; an ellipsis stands where text was cut.
 */
export function snippet(
  text: string,
  words: readonly string[],
  { length = 180 }: SnippetOptions = {},
): Piece[] {
  const looked = text.length > LOOKED_AT ? text.slice(0, LOOKED_AT) : text;
  const hits = findHits(looked, words);
  const best = bestWindow(hits, length);
  const first = hits[best.from];
  const last = hits[best.to - 1];
  let start = 0;
  if (first !== undefined && last !== undefined && last.end > length) {
    const room = Math.max(0, length - (last.end - first.start));
    // Where the text ends soon, what stands before has the room that is left.
    const from = Math.min(first.start - Math.floor(room / 3), looked.length - length);
    start = snapStart(looked, Math.max(0, from), first.start);
  }
  const least = first === undefined ? start : Math.min(last?.end ?? start, start + length);
  const end = snapEnd(looked, Math.min(looked.length, start + length), Math.max(start, least));
  return cutPieces(text, start, end, hits);
}

/** The best sentence or two for `words`, at most `length` units; null where none of them occurs. */
export function bestPassage(text: string, words: readonly string[], length = 240): Piece[] | null {
  const looked = text.length > LOOKED_AT ? text.slice(0, LOOKED_AT) : text;
  const hits = findHits(looked, words);
  if (hits.length === 0) return null;
  let best: { start: number; end: number; score: number } | null = null;
  let next = 0;
  for (const { start, end } of sentences(looked)) {
    while (next < hits.length && hits[next]!.start < start) next++;
    const stems = new Set<string>();
    let count = 0;
    for (let i = next; i < hits.length && hits[i]!.end <= end; i++, count++) {
      stems.add(hits[i]!.stem);
    }
    // Long sentences hold more by chance, and overlong ones are cut.
    const score = (stems.size * DISTINCT + count) / Math.sqrt(Math.max(60, end - start));
    if (count > 0 && (best === null || score > best.score)) best = { start, end, score };
  }
  if (best === null || best.end - best.start > length) return snippet(text, words, { length });
  return cutPieces(text, best.start, best.end, hits, false);
}

/** The run of hits that fits into `length` and says most. */
function bestWindow(hits: readonly Hit[], length: number): { from: number; to: number } {
  const counts = new Map<string, number>();
  let best = { from: 0, to: 0, score: 0 };
  let from = 0;
  for (let to = 0; to < hits.length; to++) {
    const hit = hits[to]!;
    counts.set(hit.stem, (counts.get(hit.stem) ?? 0) + 1);
    while (from < to && hit.end - hits[from]!.start > length) {
      const { stem } = hits[from++]!;
      const left = (counts.get(stem) ?? 1) - 1;
      if (left === 0) counts.delete(stem);
      else counts.set(stem, left);
    }
    const score = counts.size * DISTINCT + Math.min(DISTINCT - 1, to - from);
    if (score > best.score) best = { from, to: to + 1, score };
  }
  return best;
}

/** From a place within a word to a word's start, or a sentence's if one starts soon. */
function snapStart(text: string, at: number, latest: number): number {
  if (at === 0) return 0;
  const sentence = /[.!?…]["'”’)\]]*\s+|\n\s*/.exec(text.slice(at, latest));
  if (sentence) return at + sentence.index + sentence[0].length;
  const space = /\s+/.exec(text.slice(at - 1, latest));
  return space ? at - 1 + space.index + space[0].length : wholeUnit(text, at);
}

/** To the end of the last word that fits, but not before `least`. */
function snapEnd(text: string, at: number, least: number): number {
  if (at >= text.length || /\s/.test(text.charAt(at))) return at;
  for (let i = at; i >= least && i > 0 && at - i < 40; i--) if (/\s/.test(text.charAt(i))) return i;
  return Math.max(least, wholeUnit(text, at));
}

/** Never between the halves of a surrogate pair. */
function wholeUnit(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit <= 0xdfff ? at - 1 : at;
}

function cutPieces(
  text: string,
  start: number,
  end: number,
  hits: readonly Hit[],
  ellipses = true,
): Piece[] {
  const pieces: Piece[] = [];
  const push = (piece: string, hit: boolean): void => {
    const flat = piece.replace(/\s+/g, ' ');
    if (flat !== '') pieces.push({ text: flat, hit });
  };
  let at = start;
  for (const hit of hits) {
    if (hit.start < at) continue;
    if (hit.end > end) break;
    push(text.slice(at, hit.start), false);
    push(text.slice(hit.start, hit.end), true);
    at = hit.end;
  }
  push(text.slice(at, end), false);
  trimEnds(pieces);
  if (ellipses && text.slice(0, start).trim() !== '') pieces.unshift({ text: '… ', hit: false });
  if (ellipses && text.slice(end).trim() !== '') pieces.push({ text: ' …', hit: false });
  return pieces;
}

function trimEnds(pieces: Piece[]): void {
  const first = pieces[0];
  if (first) pieces[0] = { ...first, text: first.text.trimStart() };
  const last = pieces.at(-1);
  if (last) pieces[pieces.length - 1] = { ...last, text: last.text.trimEnd() };
  if (pieces.at(-1)?.text === '') pieces.pop();
  if (pieces[0]?.text === '') pieces.shift();
}
