/** What a worker of the bench does with an engine; the engine is loaded by the first task. */
import type { QueryKind, QuerySet } from './queries.ts';
import type { Asker, Builder, Built, CorpusShape, EngineName } from './search-engines.ts';

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

/** What was loaded of an engine: what writes, what asks, or both. */
export type Loaded = Builder | Asker;

/** Answers the page's tasks with the engine that `load` gives; `started` is the worker's first line. */
export function serveTasks(started: number, load: (setup: EngineSetup) => Promise<Loaded>): void {
  let engine: Promise<Loaded> | null = null;
  addEventListener(
    'message',
    async ({ data }: MessageEvent<{ setup: EngineSetup; task: SearchTask }>) => {
      try {
        engine ??= load(data.setup);
        postMessage({ done: await run(await engine, data.task, started) });
      } catch (error) {
        postMessage({ failed: String(error) });
      }
    },
  );
}

async function run(engine: Loaded, task: SearchTask, started: number): Promise<SearchDone> {
  if (task.do === 'build') {
    if (!('add' in engine)) throw new Error('nothing is loaded that writes');
    const { buildIn } = await import('./search-engines.ts');
    return buildIn(engine, task.corpus, task.queries);
  }
  if (!('ask' in engine)) throw new Error('nothing is loaded that asks');
  switch (task.do) {
    case 'first': {
      await engine.open();
      const hits = (await askBy(engine, task.way ?? 'ask', 'one word', task.query)) ?? 0;
      return { milliseconds: performance.now() - started, hits };
    }
    case 'warm': {
      const { warmTimes } = await import('./search-engines.ts');
      const { way } = task;
      const warm: Record<string, number[]> = {};
      for (const { kind, queries } of task.sets) {
        warm[kind] = await warmTimes(queries, query => askBy(engine, way, kind, query));
      }
      return warm;
    }
  }
}

async function askBy(
  engine: Asker,
  way: Way,
  kind: QueryKind,
  query: string,
): Promise<number | null> {
  if (way === 'ask') return engine.ask(kind, query);
  return (await (way === 'show' ? engine.show?.(kind, query) : engine.suggest?.(query))) ?? null;
}
