import search from 'approx-string-match';
import { createFinder, describeQuote, type QuoteAnchor } from '../../lib/anchor/index.ts';
import { beside, type Figure, median, ms, timings } from './figures.ts';
import { makeNames, makeText, sprinkleNames } from './made-names.ts';

const PAGE = 300_000;
const QUOTES = 200;
const RUNS = 5;

/**
 * 200 highlights on a page of 300 kB that has grown since, by us and as Hypothesis's client does it: all
 * as they were; a tenth, or nearly all of them changed; on another page altogether, where all are lost.
 */
export async function benchAnchor(): Promise<Figure[]> {
  const names = sprinkleNames(makeNames(3_000), 30);
  const text = makeText(PAGE, names);
  const quotes = Array.from({ length: QUOTES }, (_, index) => {
    const start = Math.floor(((index + 0.5) * text.length) / QUOTES);
    return describeQuote(text, start, start + 40 + ((index * 37) % 160));
  });
  const moved = `An advertisement that was not there before.\n${text}`;
  /** Of some of the quotes each has lost a word, and the text before each of them one more. */
  const edited = (isChanged: (index: number) => boolean) =>
    quotes
      .filter((_, index) => isChanged(index))
      .reduce(
        (now, { exact, prefix }) => now.replace(prefix + exact, () => cut(prefix) + cut(exact)),
        moved,
      );
  const figures: Figure[] = [];
  for (const [what, page] of [
    ['moved', moved],
    ['moved, one in ten changed', edited(index => index % 10 === 0)],
    ['moved, nine in ten changed', edited(index => index % 10 > 0)],
    ['all lost', makeText(PAGE, names, 2)],
  ] as const) {
    const own = median(await timings(RUNS, () => createFinder(page).findAll(quotes)));
    const states = createFinder(page)
      .findAll(quotes)
      .map(({ state }) => state);
    const count = (state: string) => states.filter(one => one === state).length;
    const peer = median(await timings(1, () => quotes.map(quote => asHypothesis(page, quote))));
    figures.push({
      what: `200 highlights on 300 kB: ${what} (${count('exact')} found, ${count('changed')} changed, ${count('lost')} lost)`,
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
