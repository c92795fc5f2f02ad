/** One way to match, once from cold and then warm, in a thread whose code nobody has warmed. */
import { type InHand, open } from './matcher-ways.ts';
import { warmRuns } from './warm-runs.ts';

export interface Task {
  readonly inHand: InHand;
  readonly text: string;
  /** Whether to go on until it is warm. */
  readonly warm: boolean;
}

export interface Took {
  /** Milliseconds from what is in hand to all hits in the text. */
  readonly cold: number;
  /** Milliseconds of some runs after that. */
  readonly warm: readonly number[];
  /** `start-end`, in order. */
  readonly hits: string;
}

addEventListener('message', ({ data }: MessageEvent<Task>) => {
  const { inHand, text, warm } = data;
  const start = performance.now();
  const find = open(inHand);
  const found = find(text);
  const cold = performance.now() - start;
  const hits = found.map(place => `${place.start}-${place.end}`).join();
  postMessage({ cold, warm: warm ? warmRuns(() => find(text)) : [], hits } satisfies Took);
});
