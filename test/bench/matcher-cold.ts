/** Run as a worker: a thread whose code nobody has warmed, as the background is when it wakes. */
import { parentPort, workerData } from 'node:worker_threads';
import { type CompilableTerm, matchTerms, openDictionary } from '../../lib/terms/index.ts';
import { matchByRegExp, type PeerKind } from './matcher-peer.ts';

export interface ColdInput {
  readonly dictionary: ArrayBuffer;
  readonly terms: readonly CompilableTerm[];
  readonly text: string;
  /** A worker measures one of them: the second would be helped by the first. */
  readonly by: 'dictionary' | PeerKind;
}
export interface ColdOutput {
  readonly milliseconds: number;
  /** `start-end`, in order. */
  readonly hits: readonly string[];
}

const { dictionary, terms, text, by }: ColdInput = workerData;
const start = performance.now();
const found =
  by === 'dictionary'
    ? matchTerms(openDictionary(dictionary), text)
    : matchByRegExp(terms, by)(text);
const milliseconds = performance.now() - start;
const hits = found.map(mention => `${mention.start}-${mention.end}`);
parentPort?.postMessage({ milliseconds, hits } satisfies ColdOutput);
