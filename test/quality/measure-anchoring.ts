/** How often quotes are found again, and rightly, on pages that were edited since. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseHTML } from 'linkedom';
import {
  createFinder,
  describeQuote,
  type FoundQuote,
  type QuoteSelector,
} from '../../lib/anchor/index.ts';
import { collectWholePage } from '../../lib/page/index.ts';
import { createRandom } from '../bench/zipf-text.ts';
import { createProse } from '../generate/prose.ts';
import { MUTATIONS, type Mutation, mutate } from './mutate-page.ts';
import { layOut, type Page, type Place, pageOf } from './page-words.ts';
import {
  copiesOf,
  isGone,
  placeOf,
  type Selected,
  type Selection,
  selectQuotes,
} from './select-quotes.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const SAMPLE_PAGES = join(ROOT, 'assets/sample');
const LABELLED_PAGES = join(ROOT, 'test/fixtures/marks/archive.txt');
const REAL_EDITS = resolve(ROOT, '../shared/quality/anchoring');
export const HAS_REAL_EDITS = existsSync(REAL_EDITS);

export type Verdict = 'right' | 'lost' | 'wrong';
/**
 * What became of a quote: as it was, or of its characters up to a fifth, or more, were lost, or all.
 * `copied`: it, or most of it, was taken out where it stood, and its sentence stands elsewhere. No reader
 * can tell that from one that was moved, and none would call it wrong that his words are marked where
 * they now stand: there, or lost, is right. The same is said of a copy for which all speaks that a selector
 * holds, words, both sides of the context and place: who has no more than that can't know better.
 * *Any other copy of a quote, changed or not, is not that*: the quote has a place of its own.
 */
export type Fate = 'untouched' | 'up to a fifth' | 'more' | 'gone' | 'copied';

export interface Judged {
  readonly set: string;
  /** Null of what people edited. */
  readonly selection: Selection | null;
  readonly fate: Fate;
  readonly verdict: Verdict;
  readonly quote: string;
  readonly expected: string | null;
  readonly found: FoundQuote;
}

/**
 * How a page's quotes are asked for: each by itself, with no more than others' selectors hold; or as
 * highlights are, some of one page at once, with the context that we keep.
 */
export type Way = 'alone' | 'together';
/** Highlights that a reader makes on one page. */
const TOGETHER = 10;

/** Quotes on pages of ours that a seeded mutator edited; some thousands a seed, of which `from` is the first. */
export function measureMutations(seeds: number, way: Way = 'alone', from = 0): Judged[] {
  const judged: Judged[] = [];
  for (const [number, page] of readPages().entries()) {
    for (const mutation of MUTATIONS) {
      for (let seed = from; seed < from + seeds; seed++) {
        judged.push(...judgeMutation(page, mutation, number * 1000 + seed, way));
      }
    }
  }
  return judged;
}

/** Saved pages, invented articles, and made-up prose of several lengths. */
function readPages(): readonly Page[] {
  const saved = readdirSync(SAMPLE_PAGES)
    .filter(name => name.endsWith('.html'))
    .map(name => {
      const { document } = parseHTML(readFileSync(join(SAMPLE_PAGES, name), 'utf8'));
      return collectWholePage(document).text;
    });
  const articles = readFileSync(LABELLED_PAGES, 'utf8')
    .split(/\n{3,}/)
    .filter(text => text.length > 500);
  const prose = createProse(11);
  const made = [600, 2500].map((words, index) =>
    prose.paragraphs(createRandom(index), words).join('\n'),
  );
  return [...saved, ...articles.slice(0, 6), ...made].map(pageOf);
}

function judgeMutation(page: Page, mutation: Mutation, seed: number, way: Way): Judged[] {
  const old = layOut(page);
  const now = layOut(mutate(page, mutation, seed));
  const random = createRandom(seed + 1);
  const selected = selectQuotes(page, random);
  const selectors = selected.map(({ ids }) => {
    const { start, end } = placeOf(ids, old)!;
    const quote = describeQuote(old.text, start, end);
    return way === 'together' ? quote : asOthersDo(quote);
  });
  return find(now.text, selectors, way, random).map((found, index) =>
    judge(selected[index]!, selectors[index]!, found),
  );

  function judge({ ids, selection }: Selected, selector: QuoteSelector, found: FoundQuote): Judged {
    const place = placeOf(ids, now);
    const quote = selector.exact;
    const expected = place === undefined ? null : now.text.slice(place.start, place.end);
    const judged = { set: mutation, selection, quote, expected, found };
    const copies = copiesOf(ids, now);
    const isCopy = copies.some(copy => verdictOf(found, copy) === 'right');
    if (place !== undefined && expected !== null && !(isCopy && isGone(ids, now))) {
      const isLike = isCopy && allSpeaksFor(now.text, selector, found, place);
      const verdict = isLike ? 'right' : verdictOf(found, place);
      return { ...judged, fate: isLike ? 'copied' : fateOf(quote, expected), verdict };
    }
    const fate = copies.length === 0 ? 'gone' : 'copied';
    return { ...judged, fate, verdict: isCopy ? 'right' : verdictOf(found, undefined) };
  }
}

/**
 * Whether a copy has more of everything by which a selector tells its quote than the quote itself: it
 * reads the same, as much of the context stands on each side of it, and it is nearer to the old place.
 */
function allSpeaksFor(
  text: string,
  { prefix = '', suffix = '', start = 0 }: QuoteSelector,
  found: FoundQuote,
  own: Place,
): boolean {
  if (found.state !== 'exact') return false;
  const far = (place: Place) => Math.abs(place.start - start);
  const [a, b] = [found, own].map(place => sharedAround(text, place, prefix, suffix));
  return a!.before >= b!.before && a!.after >= b!.after && far(found) <= far(own);
}

/** Characters of the context next to a place that read the same, white space and marks aside. */
function sharedAround(text: string, { start, end }: Place, prefix: string, suffix: string) {
  const bare = (part: string) => plain(part).replace(/\s/g, '');
  const shared = (a: string, b: string) => {
    let length = 0;
    while (length < a.length && a[length] === b[length]) length++;
    return length;
  };
  const back = (part: string) => [...bare(part)].reverse().join('');
  const before = shared(back(prefix), back(text.slice(Math.max(0, start - 600), start)));
  const after = shared(bare(suffix), bare(text.slice(end, end + 600)));
  return { before, after };
}

const OTHERS_CONTEXT = 32;

function asOthersDo({ exact, prefix, suffix, start }: QuoteSelector): QuoteSelector {
  return {
    exact,
    prefix: prefix?.slice(-OTHERS_CONTEXT),
    suffix: suffix?.slice(0, OTHERS_CONTEXT),
    start,
  };
}

function find(
  text: string,
  selectors: readonly QuoteSelector[],
  way: Way,
  random: () => number,
): readonly FoundQuote[] {
  const finder = createFinder(text);
  if (way === 'alone') return selectors.map(finder.find);
  const found: FoundQuote[] = [];
  const order = selectors.map((_, index) => ({ index, lot: random() }));
  order.sort((a, b) => a.lot - b.lot);
  for (let from = 0; from < order.length; from += TOGETHER) {
    const some = order.slice(from, from + TOGETHER);
    const places = finder.findAll(some.map(({ index }) => selectors[index]!));
    for (const [at, { index }] of some.entries()) found[index] = places[at]!;
  }
  return found;
}

/** Right is what has most of its place in common with the true one. */
export function verdictOf(found: FoundQuote, place: Place | undefined): Verdict {
  if (found.state === 'lost') return place === undefined ? 'right' : 'lost';
  if (place === undefined) return 'wrong';
  const shared = Math.min(found.end, place.end) - Math.max(found.start, place.start);
  const all = Math.max(found.end, place.end) - Math.min(found.start, place.start);
  return shared / all >= 0.5 ? 'right' : 'wrong';
}

function fateOf(quote: string, now: string): Fate {
  const [a, b] = [plain(quote), plain(now)];
  if (a === b) return 'untouched';
  return kept(a, b) >= 0.8 * a.length ? 'up to a fifth' : 'more';
}

function plain(text: string): string {
  return text.replace(/[“”]/g, '"').replace(/’/g, "'").replace(/–/g, '-').replace(/\s+/g, ' ');
}

/** Characters of one text that the other has in the same order. */
function kept(a: string, b: string): number {
  let row = new Uint32Array(b.length + 1);
  for (const letter of a) {
    const next = new Uint32Array(b.length + 1);
    for (let j = 1; j <= b.length; j++) {
      next[j] = letter === b[j - 1] ? row[j - 1]! + 1 : Math.max(row[j]!, next[j - 1]!);
    }
    row = next;
  }
  return row[b.length]!;
}

interface RealCase {
  readonly pair: string;
  readonly kind: string;
  readonly quote: string;
  readonly prefix: string;
  readonly suffix: string;
  readonly start: number;
  readonly gold: (Place & { readonly text: string }) | null;
}

/** Quotes on pages of public guidance that people edited. Read where they are; none of it is kept here. */
export function measureRealEdits(): Judged[] {
  const lines = readFileSync(join(REAL_EDITS, 'cases.jsonl'), 'utf8').trim().split('\n');
  return lines.map(line => {
    const { pair, kind, quote, prefix, suffix, start, gold }: RealCase = JSON.parse(line);
    const text = readFileSync(join(REAL_EDITS, pair, 'new.txt'), 'utf8');
    const found = createFinder(text).find({ exact: quote, prefix, suffix, start });
    const fate = gold === null ? 'gone' : kind.startsWith('unchanged') ? 'untouched' : 'more';
    const expected = gold?.text ?? null;
    return {
      set: kind,
      selection: null,
      fate,
      verdict: verdictOf(found, gold ?? undefined),
      quote,
      expected,
      found,
    };
  });
}

export interface Shares {
  readonly count: number;
  readonly right: number;
  readonly lost: number;
  readonly wrong: number;
}

export function shares(judged: readonly Judged[]): Shares {
  const count = (verdict: Verdict) => judged.filter(one => one.verdict === verdict).length;
  return {
    count: judged.length,
    right: count('right'),
    lost: count('lost'),
    wrong: count('wrong'),
  };
}
