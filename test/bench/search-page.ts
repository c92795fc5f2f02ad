/** What runs in the page: starts a worker for each engine, passes tasks on, weighs the memory. */
import type { EngineSetup, SearchDone, SearchTask } from './engine-tasks.ts';

declare global {
  var benchSearch: (setup: EngineSetup, task: SearchTask) => Promise<SearchDone>;
  /** Bytes of the page and its workers after a collection of garbage; null where the browser can't say. */
  var benchMemory: () => Promise<number | null>;
  /** Ends the engines' workers. */
  var benchEnd: () => void;
  interface Performance {
    measureUserAgentSpecificMemory?: () => Promise<{ bytes: number }>;
  }
}

const workers = new Map<string, Worker>();

/** Ours is written, asked and shown by scripts of their own: each loads what a context of ours would load. */
const STARTS = {
  engine: () => new Worker(new URL('./search-worker.ts', import.meta.url), { type: 'module' }),
  build: () => new Worker(new URL('./search-build-worker.ts', import.meta.url), { type: 'module' }),
  views: () => new Worker(new URL('./search-views-worker.ts', import.meta.url), { type: 'module' }),
};

function scriptFor({ engine }: EngineSetup, task: SearchTask): keyof typeof STARTS {
  if (engine !== 'ours') return 'engine';
  if (task.do === 'build') return 'build';
  return task.way === undefined || task.way === 'ask' ? 'engine' : 'views';
}

globalThis.benchSearch = (setup, task) => {
  const script = scriptFor(setup, task);
  const key = `${script} ${setup.engine} ${setup.name}`;
  const worker = workers.get(key) ?? STARTS[script]();
  workers.set(key, worker);
  return new Promise((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<{ done: SearchDone } | { failed: string }>) =>
      'done' in data ? resolve(data.done) : reject(new Error(data.failed));
    worker.onerror = ({ message }) => reject(new Error(message));
    worker.postMessage({ setup, task });
  });
};

globalThis.benchMemory = async () =>
  (await performance.measureUserAgentSpecificMemory?.())?.bytes ?? null;

globalThis.benchEnd = () => {
  for (const worker of workers.values()) worker.terminate();
  workers.clear();
};
