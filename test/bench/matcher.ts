/** The matcher against one RegExp of all names, on the same text: the hits have to be the same. */
import { Worker } from 'node:worker_threads';
import {
  type CompilableTerm,
  compileTerms,
  matchTerms,
  openDictionary,
} from '../../lib/terms/index.ts';
import { beside, type Figure, median, ms, timings } from './figures.ts';
import { makeNames, sprinkleNames } from './made-names.ts';
import type { ColdInput, ColdOutput } from './matcher-cold.ts';
import { matchByRegExp, type PeerKind } from './matcher-peer.ts';
import { makeDocs } from './zipf-text.ts';

const TERMS = 20_000;
const RUNS = 7;

export async function benchMatcher(): Promise<Figure[]> {
  const terms = makeNames(TERMS);
  const dictionary = compileTerms(terms);
  const asGiven = makeText(500_000, sprinkleNames(terms, 30));
  const asWritten = makeText(500_000, sprinkleNames(terms, 30, 'as people write'));
  return [
    ...(await cold('RegExp of the same meaning', 'meaning', terms, dictionary, asWritten)),
    ...(await cold('RegExp to the letter', 'letters', terms, dictionary, asGiven)),
    await warm('50 kB, warm', terms, dictionary, asWritten.slice(0, 50_000)),
    await warm('500 kB, warm', terms, dictionary, asWritten),
  ];
}

async function cold(
  name: string,
  by: PeerKind,
  terms: readonly CompilableTerm[],
  dictionary: ArrayBuffer,
  text: string,
): Promise<Figure[]> {
  const own: number[] = [];
  const peer: number[] = [];
  const hits = new Set<string>();
  const input = { dictionary, terms, text: text.slice(0, 5_000) };
  for (let run = 0; run < RUNS; run++) {
    const ours = await inWorker({ ...input, terms: [], by: 'dictionary' });
    const theirs = await inWorker({ ...input, by });
    own.push(ours.milliseconds);
    peer.push(theirs.milliseconds);
    hits.add(ours.hits.join()).add(theirs.hits.join());
  }
  const ratio = median(peer) / median(own);
  const count = [...hits][0]?.split(',').length ?? 0;
  return [
    {
      what: `${TERMS} terms, 5 kB, from cold`,
      value: ms(median(own)),
      peer: `${name} ${ms(median(peer))}: ${beside(median(peer), median(own))}`,
      reach: '≥ 16 times',
      met: ratio >= 16,
    },
    {
      what: '  its hits',
      value: hits.size === 1 ? `${count}, the same` : 'they differ',
      reach: 'identical',
      met: hits.size === 1 && count > 10,
    },
  ];
}

async function warm(
  what: string,
  terms: readonly CompilableTerm[],
  buffer: ArrayBuffer,
  text: string,
): Promise<Figure> {
  const dictionary = openDictionary(buffer);
  const byRegExp = matchByRegExp(terms, 'meaning');
  // Compiled code comes in stages; a few runs pass them.
  await timings(3, () => matchTerms(dictionary, text));
  byRegExp(text.slice(0, 5_000));
  const own = median(await timings(RUNS, () => matchTerms(dictionary, text)));
  // It takes seconds.
  const peer = median(await timings(1, () => byRegExp(text)));
  const places = (found: readonly { start: number; end: number }[]) =>
    found.map(({ start, end }) => `${start}-${end}`).join();
  const same = places(matchTerms(dictionary, text)) === places(byRegExp(text));
  return {
    what,
    value: ms(own),
    peer: `RegExp ${ms(peer)}: ${beside(peer, own)}`,
    reach: 'identical hits',
    met: same,
  };
}

/** So many characters of made-up text with names in it. */
export function makeText(length: number, sprinkle: (text: string) => string): string {
  let text = '';
  for (const { fields } of makeDocs(1 + Math.ceil(length / 2_000), 0)) {
    text += `${sprinkle(fields.body)}\n`;
    if (text.length >= length) break;
  }
  return text.slice(0, length);
}

function inWorker(workerData: ColdInput): Promise<ColdOutput> {
  const worker = new Worker(new URL('./matcher-cold.ts', import.meta.url), { workerData });
  return new Promise((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
  });
}
