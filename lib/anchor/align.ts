import search from 'approx-string-match';
import type { Place } from './types.ts';

/** Hypothesis's bound, so that what it finds is found. */
const MOST_ERRORS = 256;
/** A longer quote is compared part by part: time and memory stay in proportion to its length. */
const LONG = 256;
const PART = 128;

/**
 * The stretches of a text within a window that are most like a quote, where at most half of it
 * differs. Both are folded, in lower case.
 */
export function align(text: string, quote: string, window: Place): readonly Place[] {
  if (quote.length > LONG) return alignLong(text, quote, window);
  const errors = Math.min(MOST_ERRORS, quote.length >> 1);
  const found = search(text.slice(window.start, window.end), quote, errors);
  return distinct(found).map(match => ({
    start: window.start + match.start,
    end: window.start + match.end,
  }));
}

/** Ends that follow one another belong to one place: of these the middle one. */
function distinct<T extends Place>(found: readonly T[]): readonly T[] {
  const groups: T[][] = [];
  for (const match of found) {
    if (match.end <= match.start) continue;
    const group = groups.at(-1);
    if (group && match.end - group.at(-1)!.end <= 2) group.push(match);
    else groups.push([match]);
  }
  return groups.slice(0, 8).map(group => group[(group.length - 1) >> 1]!);
}

/** The parts in order, each not far from where the ones before put it. */
function alignLong(text: string, quote: string, window: Place): readonly Place[] {
  const slack = (window.end - window.start - quote.length) >> 1;
  let shift = window.start + slack;
  let start = -1;
  let end = -1;
  let known = false;
  for (let offset = 0; offset < quote.length; offset += PART) {
    // The last part takes in what would be too short by itself.
    const rest = quote.length - offset;
    const part = quote.slice(offset, rest < 2 * PART ? quote.length : offset + PART);
    const about = offset + shift;
    const room = known ? Math.min(slack, 2 * PART) : slack;
    const from = Math.max(0, end, about - room);
    const best = nearest(text, part, { start: from, end: about + part.length + room }, about);
    if (best !== null) {
      if (start === -1) start = best.start;
      end = best.end;
      shift = best.start - offset;
      known = true;
    }
    if (part.length > PART) break;
  }
  return start === -1 ? [] : [{ start, end }];
}

function nearest(text: string, part: string, { start, end }: Place, about: number) {
  if (end <= start) return null;
  if (text.startsWith(part, about)) return { start: about, end: about + part.length };
  const found = search(text.slice(start, end), part, Math.floor(part.length * 0.4));
  let best: Place | null = null;
  for (const match of found) {
    const at = { start: start + match.start, end: start + match.end };
    if (best === null || Math.abs(at.start - about) < Math.abs(best.start - about)) best = at;
  }
  return best;
}

/** Edits between two texts as a share of the longer one, from 1: the same, to 0. In a band: O(length × edits). */
export function similarity(a: string, b: string): number {
  const longer = Math.max(a.length, b.length);
  if (longer === 0) return 1;
  if (longer > 2 * LONG) return gramSimilarity(a, b);
  let row = new Uint16Array(b.length + 1);
  let next = new Uint16Array(b.length + 1);
  for (let j = 0; j <= b.length; j++) row[j] = j;
  for (let i = 1; i <= a.length; i++) {
    next[0] = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a.charCodeAt(i - 1) === b.charCodeAt(j - 1);
      next[j] = Math.min(row[j - 1]! + (same ? 0 : 1), row[j]! + 1, next[j - 1]! + 1);
    }
    [row, next] = [next, row];
  }
  return 1 - row[b.length]! / longer;
}

/** The share of runs of four characters that two long texts have in common. */
function gramSimilarity(a: string, b: string): number {
  const counts = new Map<string, number>();
  for (let i = 0; i + 4 <= a.length; i++) {
    const gram = a.slice(i, i + 4);
    counts.set(gram, (counts.get(gram) ?? 0) + 1);
  }
  let shared = 0;
  for (let i = 0; i + 4 <= b.length; i++) {
    const gram = b.slice(i, i + 4);
    const rest = counts.get(gram) ?? 0;
    if (rest === 0) continue;
    counts.set(gram, rest - 1);
    shared++;
  }
  return shared / Math.max(1, Math.max(a.length, b.length) - 3);
}
