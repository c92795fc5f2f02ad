/** How often quotes are found again, and rightly, on pages that were edited since. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseHTML } from 'linkedom';
import { createFinder, describeQuote, type FoundQuote } from '../../lib/anchor/index.ts';
import { collectWholePage } from '../../lib/page/index.ts';
import { createRandom } from '../bench/zipf-text.ts';
import { createProse } from '../generate/prose.ts';
import { layOut, MUTATIONS, type Mutation, mutate, type Page, pageOf } from './mutate-page.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const SAMPLE_PAGES = join(ROOT, 'assets/sample');
const LABELLED_PAGES = join(ROOT, 'test/fixtures/marks/archive.txt');
const REAL_EDITS = resolve(ROOT, '../shared/quality/anchoring');
export const HAS_REAL_EDITS = existsSync(REAL_EDITS);

export type Verdict = 'right' | 'lost' | 'wrong';
/** What became of a quote: as it was, or of its characters up to a fifth, or more, were lost, or all. */
export type Fate = 'untouched' | 'up to a fifth' | 'more' | 'gone';

export interface Judged {
  readonly set: string;
  readonly fate: Fate;
  readonly verdict: Verdict;
  readonly quote: string;
  readonly expected: string | null;
  readonly found: FoundQuote;
}

/** Quotes on pages of ours that a seeded mutator edited; a few thousand. */
export function measureMutations(seeds = 2): Judged[] {
  const judged: Judged[] = [];
  for (const [number, page] of readPages().entries()) {
    for (const mutation of MUTATIONS) {
      for (let seed = 0; seed < seeds; seed++) {
        judged.push(...judgeMutation(page, mutation, number * 1000 + seed));
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

function judgeMutation(page: Page, mutation: Mutation, seed: number): Judged[] {
  const old = layOut(page);
  const now = mutate(page, mutation, seed);
  const finder = createFinder(now.text);
  const judged: Judged[] = [];
  for (const [id, { start, end }] of old.places) {
    if (end - start < LEAST) continue;
    const quote = old.text.slice(start, end);
    const place = now.places.get(id);
    const expected = place === undefined ? null : now.text.slice(place.start, place.end);
    const found = finder.find(describeQuote(old.text, start, end));
    const fate = expected === null ? 'gone' : fateOf(quote, expected);
    judged.push({ set: mutation, fate, verdict: verdictOf(found, place), quote, expected, found });
  }
  return judged;
}

/** Shorter pieces are no sentences: names of sections, dates, buttons. */
const LEAST = 24;

type Place = { readonly start: number; readonly end: number };

/** Right is what has most of its place in common with the true one. */
export function verdictOf(found: FoundQuote, place: Place | undefined): Verdict {
  if (found.state === 'lost') return place === undefined ? 'right' : 'lost';
  if (place === undefined) return 'wrong';
  const shared = Math.min(found.end, place.end) - Math.max(found.start, place.start);
  const all = Math.max(found.end, place.end) - Math.min(found.start, place.start);
  return shared / all >= 0.5 ? 'right' : 'wrong';
}

function fateOf(quote: string, now: string): Fate {
  const plain = (text: string) =>
    text.replace(/[“”]/g, '"').replace(/’/g, "'").replace(/–/g, '-').replace(/\s+/g, ' ');
  const [a, b] = [plain(quote), plain(now)];
  if (a === b) return 'untouched';
  return kept(a, b) >= 0.8 * a.length ? 'up to a fifth' : 'more';
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
