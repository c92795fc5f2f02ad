import { wordUnitAt } from '../text/index.ts';
import { similarity } from './align.ts';
import { agreement } from './context.ts';
import type { Quote } from './quote.ts';
import type { SearchedText } from './searched-text.ts';
import type { Place } from './types.ts';

/** So much of the context, in folded characters, is looked for near the ends of a place. */
const NEXT_TO_IT = 10;
/** With so much of the quote's first or last words an end is where it was. */
const SAME_END = 12;
/** A word is not longer. */
const WORD = 24;

/**
 * Moves the ends of a place that is like a quote to where a reader would put them: to its context,
 * where that is near; else to the ends of the sentence where the quote had its first or last words at
 * such an end and these were changed; else to the borders of words. In folded offsets.
 */
export function refine(searched: SearchedText, quote: Quote, place: Place): Place {
  const { lower } = searched;
  const { around, lower: words } = quote;
  const room = Math.max(16, words.length >> 1);
  const { before, after } = agreement(lower, place.start, place.end, around);
  let { start, end } = place;
  const startsAlike = lower.startsWith(words.slice(0, SAME_END), start);
  const endsAlike = lower.endsWith(words.slice(-SAME_END), end);
  if (before < NEXT_TO_IT && !startsAlike) {
    const tail = around.prefix.slice(-NEXT_TO_IT);
    const found = near(lower, tail, start - tail.length, room);
    const to = found + tail.length;
    const fits = to < start ? isOneBlock(searched, to, start) : to < end - (words.length >> 2);
    if (found !== -1 && fits) start = to;
    else start = sentenceStart(searched, quote, { start, end });
  }
  if (after < NEXT_TO_IT && !endsAlike) {
    const found = near(lower, around.suffix.slice(0, NEXT_TO_IT), end, room);
    const fits =
      found > end ? isOneBlock(searched, end, found) : found > start + (words.length >> 2);
    if (found !== -1 && fits) end = found;
    else end = sentenceEnd(searched, quote, { start, end });
  }
  return toWords(searched, quote, ownBlock(searched, quote, { start, end }));
}

/** More blocks than these are not compared one by one. */
const MOST_BLOCKS = 6;
/** Two blocks are longer than one, and by that alone more like a long quote. */
const OVER_BLOCKS = 0.15;

/** Of a quote from one block that seems to go on into the next: the block that is more like it than all. */
function ownBlock({ text, folded, lower }: SearchedText, quote: Quote, place: Place): Place {
  if (quote.selector.exact.trim().includes('\n')) return place;
  const blocks: Place[] = [];
  let from = place.start;
  for (let at = place.start + 1; at <= place.end && blocks.length <= MOST_BLOCKS; at++) {
    const isEnd = at === place.end || text.slice(folded.to[at - 1], folded.from[at]).includes('\n');
    if (isEnd) blocks.push({ start: from, end: at });
    if (isEnd) from = at;
  }
  if (blocks.length < 2 || blocks.length > MOST_BLOCKS) return place;
  const like = ({ start, end }: Place) => similarity(quote.lower, lower.slice(start, end));
  const block = blocks.reduce((a, b) => (like(b) > like(a) ? b : a));
  return like(place) - like(block) > OVER_BLOCKS ? place : block;
}

/** Where a part of the context stands that is nearest to a place; -1 if none is within the room. */
function near(text: string, part: string, at: number, room: number): number {
  if (part.length < NEXT_TO_IT) return -1;
  const within = text.slice(Math.max(0, at - room), at + room + part.length);
  const from = Math.max(0, at - room);
  let best = -1;
  for (let found = within.indexOf(part); found !== -1; found = within.indexOf(part, found + 1)) {
    if (best === -1 || Math.abs(from + found - at) < Math.abs(best - at)) best = from + found;
  }
  return best;
}

/** Whether no block ends in a stretch, or next to it. */
function isOneBlock({ text, folded }: SearchedText, start: number, end: number): boolean {
  const from = start === 0 ? 0 : folded.from[start]!;
  return !text.slice(from, folded.from[end] ?? text.length).includes('\n');
}

const SENTENCE_END = /[.!?:;…]["'”’)\]]*\s*$|\n\s*$|^\s*$/;
const MOST_ROOM = 400;
/** A place that is a whole sentence may be so much less like the quote than one that is not. */
const WHOLE = 0.15;

/** Of a quote that began a sentence: the beginning of one nearby that makes it most alike. */
function sentenceStart(searched: SearchedText, quote: Quote, { start, end }: Place): number {
  if (!SENTENCE_END.test((quote.selector.prefix ?? '').slice(-24))) return start;
  const { text, folded, lower } = searched;
  const room = Math.min(MOST_ROOM, quote.lower.length);
  const like = (at: number) => similarity(quote.lower, lower.slice(at, end));
  let best = { at: start, like: like(start) - WHOLE };
  const most = Math.min(end - 1, start + (room >> 1));
  for (let at = most; at >= Math.max(0, start - room); at--) {
    const isBorder =
      at === 0 || SENTENCE_END.test(gap(text, folded.from[at - 1]!, folded.from[at]!));
    if (isBorder && like(at) >= best.like) best = { at, like: like(at) };
    if (isBorder && at < start) break;
  }
  return best.at;
}

function sentenceEnd(searched: SearchedText, quote: Quote, { start, end }: Place): number {
  const { exact, suffix = '' } = quote.selector;
  if (!/[.!?:;…]["'”’)\]]*\s*$/.test(exact.slice(-24)) && !/^\s*(?:\n|$)/.test(suffix)) return end;
  const { text, folded, lower } = searched;
  const room = Math.min(MOST_ROOM, quote.lower.length);
  const like = (at: number) => similarity(quote.lower, lower.slice(start, at));
  let best = { at: end, like: like(end) - WHOLE };
  const most = Math.min(lower.length, end + room);
  for (let at = Math.max(start + 1, end - (room >> 1)); at <= most; at++) {
    const isBorder =
      at === lower.length || SENTENCE_END.test(gap(text, folded.from[at - 1]!, folded.from[at]!));
    if (isBorder && like(at) >= best.like) best = { at, like: like(at) };
    if (isBorder && at > end) break;
  }
  return best.at;
}

/** A character and the white space behind it; without white space it ends no sentence. */
function gap(text: string, from: number, to: number): string {
  const between = text.slice(from, to);
  return /\s/.test(between) ? between : 'x';
}

/** Takes in the words that the ends would cut, unless the quote cut them itself. */
function toWords({ text, folded, lower }: SearchedText, { cutsWord }: Quote, place: Place): Place {
  let { start, end } = place;
  const joins = (at: number) =>
    at > 0 &&
    at < lower.length &&
    folded.to[at - 1] === folded.from[at] &&
    wordUnitAt(text, folded.from[at - 1]!) > 0 &&
    wordUnitAt(text, folded.from[at]!) > 0;
  if (!cutsWord.start) for (let i = 0; i < WORD && joins(start); i++) start--;
  if (!cutsWord.end) for (let i = 0; i < WORD && joins(end); i++) end++;
  return { start, end };
}
