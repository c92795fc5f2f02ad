/** Run as a worker, a thread whose code nobody has warmed: the annotate job from a dead worker, without the database. */
import { parentPort, workerData } from 'node:worker_threads';
import type { Term } from '../../lib/model/index.ts';
import { chooseShown, matchTerms, openDictionary } from '../../lib/terms/index.ts';

export interface AnnotateInput {
  readonly dictionary: ArrayBuffer;
  readonly terms: readonly Term[];
  readonly text: string;
}

export function annotate({ dictionary, terms, text }: AnnotateInput): number {
  const mentions = matchTerms(openDictionary(dictionary), text);
  return chooseShown(mentions, mention => terms[mention.term]!, text).length;
}

if (parentPort) {
  const start = performance.now();
  annotate(workerData);
  parentPort.postMessage(performance.now() - start);
}
