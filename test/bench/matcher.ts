/** The matcher in browsers: ours, two RegExps, modern-ahocorasick and mark.js on the same names and text. */
import { type BrowserName, findBrowser, launch, type Page } from '../browsers/index.ts';
import { serveBenchPage } from './bench-page.ts';
import { beside, type Figure, median, ms, printTable, times } from './figures.ts';
import type { Cell, Marked } from './matcher-page.ts';
import { WAYS, type Way } from './matcher-ways.ts';
import type { Took } from './matcher-worker.ts';
import { installPeers } from './peers.ts';

const TERMS = [1_000, 5_000, 20_000];
const LENGTHS = [5_000, 50_000, 500_000];
const ROUNDS = 5;
/** Milliseconds after which mark.js is stopped: it would go on for minutes. */
const PATIENCE = 2_000;
const FACTOR = 16;

interface Measured extends Cell {
  readonly ways: Record<Way, Took[]>;
  readonly mark: { readonly cold: Marked[]; readonly warm: Marked[] };
}

export async function benchMatcher(): Promise<Figure[]> {
  installPeers();
  const server = await serveBenchPage('matcher-page.ts');
  try {
    return [
      ...(await inBrowser('chromium', 'Chromium', server.url)),
      ...(await inBrowser('firefox', 'Firefox', server.url)),
    ];
  } finally {
    server.close();
  }
}

async function inBrowser(name: BrowserName, title: string, url: string): Promise<Figure[]> {
  const { found, reason } = findBrowser(name);
  if (!found) return [{ what: `${title}: skipped`, value: reason }];
  const browser = await launch(name, { path: found.path, headless: true });
  const cells: Measured[] = [];
  try {
    const page = await browser.openPage(url);
    for (const terms of TERMS) {
      for (const length of LENGTHS) cells.push(await measure(page, url, { terms, length }));
    }
  } finally {
    await browser.close();
  }
  printTable(`Matcher, ${title} ${browser.version}`, [HEADING, ...cells.flatMap(rowsOf)]);
  console.log(`  ${LEGEND}`);
  return figuresOf(title, cells);
}

async function measure(page: Page, url: string, cell: Cell): Promise<Measured> {
  await page.goto(url);
  const ways = await page.evaluate(({ cell, rounds }) => globalThis.benchWays(cell, rounds), {
    cell,
    rounds: ROUNDS,
  });
  const cold: Marked[] = [];
  const warm: Marked[] = [];
  const mark = () =>
    page.evaluate(({ cell, patience }) => globalThis.benchMark(cell, patience), {
      cell,
      patience: PATIENCE,
    });
  const isSlow = ({ milliseconds }: Marked) => milliseconds > PATIENCE / ROUNDS;
  while (cold.length < ROUNDS && !cold.some(isSlow)) {
    await page.goto(url);
    cold.push(await mark());
  }
  while (warm.length < ROUNDS && ![...cold, ...warm].some(isSlow)) warm.push(await mark());
  return { ...cell, ways, mark: { cold, warm } };
}

const HEADING = [
  'terms',
  'characters',
  '',
  'ours',
  'RegExp, same meaning',
  'RegExp, to the letter',
  'modern-ahocorasick',
  'mark.js, painting too',
];
const LEGEND = `Cold: in a new worker, from what is in hand (our buffer; a RegExp's source; names) to all hits; the
  median of ${ROUNDS}. Warm: the median of up to 7 runs after that. In brackets: 8 × takes eight times as
  long as ours, 1/8 an eighth. mark.js can't find without putting elements in, so that is in
  its figure; it runs in a page, and is stopped after ${PATIENCE / 1000} seconds. Slower runs are fewer. Ours alone
  minds accents, soft hyphens and the like.`;

const coldOf = (took: readonly Took[]) => median(took.map(({ cold }) => cold));
const warmOf = (took: readonly Took[]) => median(took.flatMap(({ warm }) => warm));

function rowsOf({ terms, length, ways, mark }: Measured): string[][] {
  const row = (state: string, of: (took: readonly Took[]) => number, marked: readonly Marked[]) => {
    const own = of(ways.dictionary);
    const peers = WAYS.filter(way => way !== 'dictionary').map(way => of(ways[way]));
    const cells = peers.map(peer => `${ms(peer)} (${times(peer, own)})`);
    return [state, ms(own), ...cells, markCell(marked, own)];
  };
  return [
    [terms.toLocaleString('en'), length.toLocaleString('en'), ...row('cold', coldOf, mark.cold)],
    ['', '', ...row('warm', warmOf, mark.warm)],
  ];
}

function markCell(marked: readonly Marked[], own: number): string {
  const share = Math.min(...marked.map(({ share }) => share));
  if (marked.length === 0) return '';
  const took = median(marked.map(({ milliseconds }) => milliseconds));
  if (share < 1) return `stopped at ${Math.ceil(share * 100)} % of the names`;
  return `${ms(took)} (${times(took, own)})`;
}

function figuresOf(title: string, cells: readonly Measured[]): Figure[] {
  const hits = (way: Way) => (cell: Measured) => new Set(cell.ways[way].map(took => took.hits));
  const same = (a: Way, b: Way) =>
    cells.every(cell => {
      const all = new Set([...hits(a)(cell), ...hits(b)(cell)]);
      return all.size === 1 && !all.has('');
    });
  const last = cells.find(({ terms, length }) => terms === TERMS.at(-1) && length === LENGTHS[0])!;
  const own = coldOf(last.ways.dictionary);
  const cold = (name: string, way: Way): Figure => {
    const peer = coldOf(last.ways[way]);
    return {
      what: `${title}, 20,000 terms on 5,000 characters, cold`,
      value: ms(own),
      peer: `${name} ${ms(peer)}: ${beside(peer, own)}`,
      reach: `≥ ${FACTOR} times`,
      met: peer / own >= FACTOR,
    };
  };
  return [
    cold('RegExp of the same meaning', 'meaning'),
    cold('RegExp to the letter', 'letters'),
    agreement(
      'its hits and those of the RegExp of the same meaning',
      same('dictionary', 'meaning'),
    ),
    agreement(
      'those of modern-ahocorasick and the RegExp to the letter',
      same('automaton', 'letters'),
    ),
  ];

  function agreement(what: string, met: boolean): Figure {
    return {
      what: `  ${what}`,
      value: met ? `the same in all ${cells.length} cells` : 'they differ',
      reach: 'identical',
      met,
    };
  }
}
