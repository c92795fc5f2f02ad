import { type CollectOptions, readText } from './collect.ts';
import { inSlices } from './slices.ts';
import type { PageText } from './text-builder.ts';

export type Change =
  /** Nothing, or only outside the article. */
  | 'same'
  /** The same words in other nodes: offsets hold, places do not. */
  | 'moved'
  | 'new';

/**
 * Reads the page's text in slices. A reading that a later one has overtaken, or whose signal was
 * aborted, gives null.
 */
export function createReader(
  document: Document,
  options: () => CollectOptions,
  signal: AbortSignal,
): () => Promise<{ page: PageText; change: Change } | null> {
  let known: PageText | undefined;
  let turn = 0;
  return async () => {
    const own = ++turn;
    const page = await inSlices(readText(document, options()), signal);
    if (page === null || own !== turn) return null;
    const change = known === undefined ? 'new' : compare(known, page);
    known = page;
    return { page, change };
  };
}

function compare(before: PageText, after: PageText): Change {
  if (before.text !== after.text) return 'new';
  const { runs } = after;
  const same =
    runs.length === before.runs.length &&
    runs.every((run, index) => {
      const other = before.runs[index]!;
      return run.node === other.node && run.from === other.from && run.start === other.start;
    });
  return same ? 'same' : 'moved';
}
