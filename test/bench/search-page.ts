/** What runs in the page: starts a worker for each engine, passes tasks on, weighs the memory. */
import type { EngineSetup, SearchDone, SearchTask } from './search-worker.ts';

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

globalThis.benchSearch = (setup, task) => {
  const key = `${setup.engine} ${setup.name}`;
  const worker =
    workers.get(key) ??
    new Worker(new URL('./search-worker.ts', import.meta.url), { type: 'module' });
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
