import type { PageText } from './text-builder.ts';

export type Change =
  /** Nothing, or only outside of what is read. */
  | 'same'
  /** The same words in other nodes: offsets hold, places do not. */
  | 'moved'
  | 'new';

/** What has become of a page's text between two readings. */
export function comparePages(before: PageText, after: PageText): Change {
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
