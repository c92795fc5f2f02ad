import search from 'approx-string-match';
import { createFinder, describeQuote, type QuoteAnchor } from '../../lib/anchor/index.ts';
import { beside, type Figure, median, ms, timings } from './figures.ts';
import { makeNames, makeText, sprinkleNames } from './made-names.ts';

const PAGE = 300_000;
const QUOTES = 200;
const RUNS = 5;

/** 200 highlights on a page of 300 kB that has grown since, by us and as Hypothesis's client does it. */
export async function benchAnchor(): Promise<Figure[]> {
  const text = makeText(PAGE, sprinkleNames(makeNames(3_000), 30));
  const quotes = Array.from({ length: QUOTES }, (_, index) => {
    const start = Math.floor(((index + 0.5) * text.length) / QUOTES);
    return describeQuote(text, start, start + 40 + ((index * 37) % 160));
  });
  const moved = `An advertisement that was not there before.\n${text}`;
  // One quote in ten has lost a word.
  const edited = quotes
    .filter((_, index) => index % 10 === 0)
    .reduce((now, { exact }) => now.replace(exact, () => cut(exact)), moved);
  const figures: Figure[] = [];
  for (const [what, page] of [
    ['moved', moved],
    ['moved, one in ten changed', edited],
  ] as const) {
    const own = median(await timings(RUNS, () => anchorAll(page, quotes)));
    const peer = median(await timings(1, () => quotes.map(quote => asHypothesis(page, quote))));
    figures.push({
      what: `200 highlights on 300 kB: ${what}`,
      value: ms(own),
      peer: `Hypothesis's algorithm ${ms(peer)}, ${beside(peer, own)}`,
      reach: '≤ 100 ms',
      met: own <= 100,
    });
  }
  return figures;
}

function cut(text: string): string {
  const words = text.split(' ');
  return words.filter((_, index) => index !== words.length >> 1).join(' ');
}

function anchorAll(page: string, quotes: readonly QuoteAnchor[]) {
  const finder = createFinder(page);
  return quotes.map(quote => finder.find(quote));
}

/** As its client publishes it: position, exact matches, else approximate ones, weighed 50, 20, 20, 2. */
function asHypothesis(text: string, { exact, prefix, suffix, start }: QuoteAnchor) {
  if (text.slice(start, start + exact.length) === exact) return start;
  const errors = Math.min(256, exact.length / 2);
  const matches: { start: number; end: number; errors: number }[] = [];
  for (let at = text.indexOf(exact); at !== -1; at = text.indexOf(exact, at + 1)) {
    matches.push({ start: at, end: at + exact.length, errors: 0 });
  }
  if (matches.length === 0) matches.push(...search(text, exact, errors));
  const like = (there: string, context: string) => {
    const [best] = search(there, context, context.length);
    return best === undefined || context === '' ? 0 : 1 - best.errors / context.length;
  };
  const score = (match: { start: number; end: number; errors: number }) =>
    50 * (1 - match.errors / exact.length) +
    20 * like(text.slice(Math.max(0, match.start - prefix.length), match.start), prefix) +
    20 * like(text.slice(match.end, match.end + suffix.length), suffix) +
    2 * (1 - Math.abs(match.start - start) / text.length);
  return matches.sort((a, b) => score(b) - score(a))[0]?.start;
}
