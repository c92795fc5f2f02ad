/** What runs in the page: makes names and text, starts a worker for each measurement, and mark.js here. */
import Mark from 'mark.js';
import { makeNames, makeText, sprinkleNames } from './made-names.ts';
import { prepare, WAYS, type Way } from './matcher-ways.ts';
import type { Task, Took } from './matcher-worker.ts';

export interface Cell {
  readonly terms: number;
  /** Characters of the text. */
  readonly length: number;
}

export interface Marked {
  readonly milliseconds: number;
  /** How much of the names it had got through when its time was up: 1 is all. */
  readonly share: number;
}

declare global {
  var benchWays: (cell: Cell, rounds: number) => Promise<Record<Way, Took[]>>;
  var benchMark: (cell: Cell, patience: number) => Marked;
}

const LONGEST = 500_000;

function made({ terms, length }: Cell) {
  const names = makeNames(terms);
  const text = makeText(LONGEST, sprinkleNames(names, 30, 'as people write'));
  return { names, text: text.slice(0, length) };
}

/** Round by round, so that what else the machine does falls on all of them; the last goes on until warm. */
globalThis.benchWays = async (cell, rounds) => {
  const { names, text } = made(cell);
  const inHand = WAYS.map(way => prepare(way, names));
  const took: Record<Way, Took[]> = { dictionary: [], meaning: [], letters: [], automaton: [] };
  for (let round = 1; round <= rounds; round++) {
    for (const own of inHand) {
      took[own.way].push(await inWorker({ inHand: own, text, warm: round === rounds }));
    }
  }
  return took;
};

function inWorker(task: Task): Promise<Took> {
  const worker = new Worker(new URL('./matcher-worker.ts', import.meta.url), { type: 'module' });
  return new Promise<Took>((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<Took>) => resolve(data);
    worker.onerror = ({ message }) => reject(new Error(message));
    worker.postMessage(task);
  }).finally(() => worker.terminate());
}

/** It goes through the document once a name: in slices of names it does the same, and can be stopped. */
const SLICE = 50;

globalThis.benchMark = (cell, patience) => {
  const { names, text } = made(cell);
  const paragraphs = text.match(/.{1,600}(?:\s|$)/gs) ?? [];
  const article = document.createElement('article');
  article.append(
    ...paragraphs.map(paragraph => {
      const element = document.createElement('p');
      element.textContent = paragraph;
      return element;
    }),
  );
  document.body.replaceChildren(article);
  const longestFirst = names.map(({ name }) => name).sort((a, b) => b.length - a.length);
  const marker = new Mark(article);
  const start = performance.now();
  let at = 0;
  while (at < longestFirst.length && performance.now() - start < patience) {
    marker.mark(longestFirst.slice(at, at + SLICE), {
      separateWordSearch: false,
      caseSensitive: true,
      diacritics: false,
      accuracy: { value: 'exactly', limiters: ['.', ',', '\n'] },
    });
    at += SLICE;
  }
  const milliseconds = performance.now() - start;
  return { milliseconds, share: Math.min(1, at / longestFirst.length) };
};
