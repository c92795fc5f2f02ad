/** Run as a worker, a thread whose code nobody has warmed: the annotate job from a dead worker, without the database. */
import { parentPort, workerData } from 'node:worker_threads';
import type { Term } from '../../lib/model/index.ts';
import { believe, chooseShown, matchPage, openDictionary } from '../../lib/terms/index.ts';

export interface AnnotateInput {
  readonly dictionary: ArrayBuffer;
  readonly terms: readonly Term[];
  readonly text: string;
}

export function annotate({ dictionary, terms, text }: AnnotateInput): number {
  const { mentions, subject } = matchPage(openDictionary(dictionary), text);
  const believed = believe({ text, mentions, subject, termOf: no => terms[no]! });
  return chooseShown(believed, mention => terms[mention.term]!).length;
}

if (parentPort) {
  const start = performance.now();
  annotate(workerData);
  parentPort.postMessage(performance.now() - start);
}
