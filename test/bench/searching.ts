/**
 * Search in Chromium, in a profile that is kept while the browser is ended and started: ours in
 * IndexedDB, SQLite's FTS5 in the origin's private files, MiniSearch and fuse.js in memory.
 */
import type { Page } from '../browsers/index.ts';
import type { EngineSetup, First, Warm } from './engine-tasks.ts';
import {
  beside,
  type Figure,
  median,
  ms,
  percentile,
  printTable,
  spread,
  times,
} from './figures.ts';
import { QUERY_KINDS, type QuerySet, REACH } from './queries.ts';
import { ask, type InBrowser, memoryOf, withBrowser } from './search-browser.ts';
import type { Built, CorpusShape, EngineName } from './search-engines.ts';

/** Of cold queries; each starts a browser. */
const ROUNDS = 5;
/** Of each kind; half of them warm. */
const QUERIES = 100;
/** Queries of the slow ones. */
const FEW = 8;
const FACTOR = 8;
const TITLES: Readonly<Record<EngineName, string>> = {
  ours: 'ours',
  sqlite: 'SQLite FTS5 on OPFS',
  minisearch: 'MiniSearch',
  fuse: 'fuse.js',
};

interface Measured {
  readonly built: Built;
  readonly first: readonly First[];
  readonly warm: Warm;
  /** What it adds to the page's memory, in bytes. */
  readonly memory: number | null;
}

const setupOf = (engine: EngineName): EngineSetup => ({ engine, name: 'bench', whole: true });

export async function benchSearch(corpus: CorpusShape): Promise<Figure[]> {
  const measured = await withBrowser(inBrowser => measureAll(inBrowser, corpus));
  if (typeof measured === 'string') return [{ what: 'skipped', value: measured }];
  const { engines } = measured;
  printTable('Search in Chromium, the index alone', tableOf(engines));
  console.log(`  ${LEGEND}`);
  return figuresOf(measured);
}

interface All {
  readonly engines: Readonly<Record<EngineName, Measured>>;
  readonly show: Warm;
  readonly suggest: Warm;
  /** Milliseconds to the first suggestions in a browser just started, by themselves. */
  readonly suggested: number;
}

async function measureAll(inBrowser: InBrowser, corpus: CorpusShape): Promise<All> {
  const build = (engine: EngineName) => {
    console.error(`${TITLES[engine]} takes its documents.`);
    return inBrowser(page =>
      ask<Built>(page, setupOf(engine), { do: 'build', corpus, queries: QUERIES }),
    );
  };
  const ours = await build('ours');
  const { sets } = ours;
  const sqlite = await build('sqlite');
  const minisearch = await build('minisearch');
  const fuse = await inBrowser(async page => {
    const before = await memoryOf(page);
    const task = { do: 'build', corpus, queries: QUERIES } as const;
    const built = await ask<Built>(page, setupOf('fuse'), task);
    const memory = grown(before, await memoryOf(page));
    const few = sets.map(({ kind, queries }) => ({ kind, queries: queries.slice(0, FEW) }));
    const warm = await ask<Warm>(page, setupOf('fuse'), { do: 'warm', sets: few, way: 'ask' });
    return { built, first: [], warm, memory };
  });
  const firsts: Record<'ours' | 'sqlite' | 'minisearch', First[]> = {
    ...{ ours: [], sqlite: [], minisearch: [] },
  };
  // Round by round, so that what else the machine does falls on all of them.
  for (let round = 0; round < ROUNDS; round++) {
    for (const engine of ['ours', 'sqlite', 'minisearch'] as const) {
      if (engine === 'minisearch' && round > 0) continue;
      const query = sets[0]!.queries[round]!;
      const first = await inBrowser(page =>
        ask<First>(page, setupOf(engine), { do: 'first', query }),
      );
      firsts[engine].push(first);
    }
  }
  const rest = async (engine: 'ours' | 'sqlite' | 'minisearch', built: Built) =>
    inBrowser(async page => ({
      ...(await warmed(page, engine, sets)),
      built,
      first: firsts[engine],
    }));
  const engines = {
    ours: await rest('ours', ours),
    sqlite: await rest('sqlite', sqlite),
    minisearch: await rest('minisearch', minisearch),
    fuse,
  };
  const suggested: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const task = { do: 'first', query: sets[0]!.queries[round]!, way: 'suggest' } as const;
    const first = await inBrowser(page => ask<First>(page, setupOf('ours'), task));
    suggested.push(first.milliseconds);
  }
  return inBrowser(async page => {
    const show = await ask<Warm>(page, setupOf('ours'), { do: 'warm', sets, way: 'show' });
    const suggest = await ask<Warm>(page, setupOf('ours'), { do: 'warm', sets, way: 'suggest' });
    return { engines, show, suggest, suggested: median(suggested) };
  });
}

async function warmed(page: Page, engine: EngineName, sets: readonly QuerySet[]) {
  const before = await memoryOf(page);
  await ask<First>(page, setupOf(engine), { do: 'first', query: sets[0]!.queries[0]! });
  const warm = await ask<Warm>(page, setupOf(engine), { do: 'warm', sets, way: 'ask' });
  return { warm, memory: grown(before, await memoryOf(page)) };
}

const grown = (before: number | null, after: number | null) =>
  before === null || after === null ? null : after - before;
const firstOf = ({ first }: Measured) => median(first.map(({ milliseconds }) => milliseconds));
export const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(bytes < 1e7 ? 1 : 0)} MB`;

const LEGEND = `First: from the worker's first line to 20 hits, its code and its files read, in a browser just started; median
  of ${ROUNDS} (MiniSearch 1). Then the 50th and 95th percentile of warm queries that were not asked before, and by the
  medians how many times as long as ours. MiniSearch is given no more documents after two minutes, fuse.js once a
  query takes a second. Size is of index alone; MiniSearch's is what it writes, which holds no positions.`;

function tableOf(engines: All['engines']): string[][] {
  const names: EngineName[] = ['ours', 'sqlite', 'minisearch', 'fuse'];
  const row = (title: string, cell: (of: Measured) => string) => [
    title,
    ...names.map(name => cell(engines[name])),
  ];
  return [
    ['', ...names.map(name => TITLES[name])],
    row('documents', ({ built }) => built.docs.toLocaleString('en')),
    row('build', ({ built }) => `${(built.milliseconds / 1000).toFixed(1)} s`),
    row('size', ({ built: { bytes, text } }) =>
      bytes === 0 ? '' : `${megabytes(bytes)}, ${((100 * bytes) / text).toFixed(1)} % of text`,
    ),
    row('memory', ({ memory }) => (memory === null ? 'not told' : megabytes(memory))),
    row('first query', one =>
      one.first.length === 0
        ? ''
        : `${ms(firstOf(one))} (${times(firstOf(one), firstOf(engines.ours))})`,
    ),
    ...QUERY_KINDS.map(kind =>
      row(kind, ({ warm }) => {
        const took = warm[kind] ?? [];
        if (took.length === 0) return 'does not know it';
        return `${ms(median(took))}, ${ms(percentile(took, 95))} (${times(median(took), median(engines.ours.warm[kind]!))})`;
      }),
    ),
  ];
}

function figuresOf({ engines: { ours, sqlite }, show, suggest, suggested }: All): Figure[] {
  const [own, peer] = [firstOf(ours), firstOf(sqlite)];
  const { bytes, text, docs } = ours.built;
  const figures: Figure[] = [
    {
      what: `first query from cold, ${docs.toLocaleString('en')} documents`,
      value: ms(own),
      reach: '≤ 100 ms',
      met: own <= 100,
    },
    {
      what: '  beside SQLite',
      value: '',
      peer: `${ms(peer)}: ${beside(peer, own)}`,
      reach: `≥ ${FACTOR} times`,
      met: peer / own >= FACTOR,
    },
    { what: '  its suggestions, which come after it', value: ms(suggested) },
    {
      what: 'index, with positions',
      value: `${((100 * bytes) / text).toFixed(1)} % of the text`,
      reach: '≤ 25 %',
      met: bytes <= text / 4,
    },
  ];
  for (const kind of QUERY_KINDS) {
    const shown = show[kind] ?? [];
    const reach = REACH[kind];
    figures.push({
      what: `warm, with texts and snippets: ${kind}`,
      value: spread(shown),
      ...(reach === undefined
        ? {}
        : { reach: `≤ ${reach} ms at 95 %`, met: percentile(shown, 95) <= reach }),
    });
    if (kind !== 'related') {
      figures.push({ what: '  its suggestions, after that', value: spread(suggest[kind] ?? []) });
    }
  }
  return figures;
}
