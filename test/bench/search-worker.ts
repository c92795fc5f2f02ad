/** One engine in a dedicated worker, which is where SQLite has its files; loaded by its first task. */
import type { QueryKind, QuerySet } from './queries.ts';
import type { Built, CorpusShape, Engine, EngineName } from './search-engines.ts';

export type SearchTask =
  | { readonly do: 'build'; readonly corpus: CorpusShape; readonly queries: number }
  | { readonly do: 'first'; readonly query: string; readonly way?: Way }
  | { readonly do: 'warm'; readonly sets: readonly QuerySet[]; readonly way: Way };

/** `ask`: the index alone; `show`: texts and snippets too, as a view asks; `suggest`: suggestions alone. */
export type Way = 'ask' | 'show' | 'suggest';

export interface EngineSetup {
  readonly engine: EngineName;
  /** Of the database of ours. */
  readonly name: string;
  /** Whether ours keeps posts, comments and terms too. */
  readonly whole: boolean;
}

/** Milliseconds from the worker's first line to the answer, and how many hits that had. */
export interface First {
  readonly milliseconds: number;
  readonly hits: number;
}
export type Warm = Readonly<Record<string, readonly number[]>>;
export type SearchDone = Built | First | Warm;

const started = performance.now();
let engine: Promise<Engine> | null = null;

async function load({ engine, name, whole }: EngineSetup): Promise<Engine> {
  switch (engine) {
    case 'ours':
      return (await import('./search-ours.ts')).createOurs(name, whole);
    case 'sqlite':
      return (await import('./search-sqlite.ts')).createSqlite();
    case 'minisearch':
      return (await import('./search-in-memory.ts')).createMini();
    case 'fuse':
      return (await import('./search-in-memory.ts')).createFuse();
  }
}

async function run(setup: EngineSetup, task: SearchTask): Promise<SearchDone> {
  engine ??= load(setup);
  const own = await engine;
  switch (task.do) {
    case 'build': {
      const { buildIn } = await import('./search-engines.ts');
      return buildIn(own, task.corpus, task.queries);
    }
    case 'first': {
      await own.open();
      const hits = (await askBy(own, task.way ?? 'ask', 'one word', task.query)) ?? 0;
      return { milliseconds: performance.now() - started, hits };
    }
    case 'warm': {
      const { warmTimes } = await import('./search-engines.ts');
      const { way } = task;
      const warm: Record<string, number[]> = {};
      for (const { kind, queries } of task.sets) {
        warm[kind] = await warmTimes(queries, query => askBy(own, way, kind, query));
      }
      return warm;
    }
  }
}

async function askBy(
  own: Engine,
  way: Way,
  kind: QueryKind,
  query: string,
): Promise<number | null> {
  if (way === 'ask') return own.ask(kind, query);
  return (await (way === 'show' ? own.show?.(kind, query) : own.suggest?.(query))) ?? null;
}

addEventListener(
  'message',
  async ({ data }: MessageEvent<{ setup: EngineSetup; task: SearchTask }>) => {
    try {
      postMessage({ done: await run(data.setup, data.task) });
    } catch (error) {
      postMessage({ failed: String(error) });
    }
  },
);
