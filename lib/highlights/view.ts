import type { Highlight, HighlightRecord, Sighting } from '../model/index.ts';
import { changedAt } from './record.ts';

/** What views show of a record, and of how it was last found. */
export function viewOf(record: HighlightRecord, sighting: Sighting | undefined): Highlight {
  const { id, created, by, page, anchor, colour, tags, links, notes } = record;
  const [latest, ...others] = [...notes.versions].sort((a, b) => (a.at > b.at ? -1 : 1));
  return {
    id,
    created,
    // A clock begins with its milliseconds.
    changed: Number.parseInt(changedAt(record), 36),
    by,
    page,
    anchor,
    colour: colour.value,
    note: latest?.text ?? '',
    otherNotes: others.map(({ text }) => text),
    tags: tags.value,
    links: links.value,
    state: sighting?.state ?? 'unseen',
    reads: sighting?.state === 'changed' ? sighting.text : null,
    seen: sighting?.at ?? null,
  };
}
