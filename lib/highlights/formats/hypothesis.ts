import type { HighlightRecord } from '../../model/index.ts';
import { type ListedHighlight, sortHighlights } from '../filter.ts';
import { isoTime, modifiedOf, notesOf } from './facts.ts';
import { pageName } from './own-names.ts';

export interface HypothesisOptions {
  /** Milliseconds since 1970. */
  readonly now: number;
  /** The user's name there; it is only said, Hypothesis puts its own in when it imports. */
  readonly user?: string;
}

/**
 * The file that Hypothesis's own client writes and reads (`annotations-exporter`, `import-annotations`),
 * its annotations in the form of the API. Positions are left out: Hypothesis counts the characters of
 * `document.body.textContent`, which are others than ours, and finds the words by their quote.
 */
export function writeHypothesis(
  listed: readonly ListedHighlight[],
  { now, user = '' }: HypothesisOptions,
): string {
  const owner = user === '' || user.startsWith('acct:') ? user : `acct:${user}@hypothes.is`;
  const annotations = sortHighlights(listed, 'oldest').map(({ record }) =>
    annotationOf(record, owner),
  );
  const file = {
    export_date: isoTime(now),
    export_userid: owner,
    client_version: 'backstory',
    annotations,
  };
  return `${JSON.stringify(file, null, 1)}\n`;
}

function annotationOf(record: HighlightRecord, owner: string) {
  const { page, anchor, created, by } = record;
  const { exact, prefix, suffix } = anchor;
  const user = by ?? owner;
  const own = user === '' ? [] : [user];
  return {
    id: record.id,
    created: isoTime(created),
    updated: isoTime(modifiedOf(record)),
    user,
    uri: pageName(page),
    text: notesOf(record).join('\n\n'),
    tags: record.tags.value,
    group: '__world__',
    permissions: { read: own, update: own, delete: own },
    target: [
      { source: pageName(page), selector: [{ type: 'TextQuoteSelector', exact, prefix, suffix }] },
    ],
    document: { title: [page.title] },
    links: {},
    hidden: false,
    flagged: false,
    references: [],
  };
}
