/** Makes segments of documents for the tests of this folder. */
import {
  createRowCache,
  createSegmentBuilder,
  type IndexDoc,
  openSegment,
  type Segment,
  type SegmentReader,
} from '../../../lib/search/index.ts';

export function buildSegment(docs: readonly IndexDoc[]): Segment {
  const builder = createSegmentBuilder();
  for (const doc of docs) builder.add(doc);
  return builder.finish();
}

export function open(segment: Segment): Promise<SegmentReader> {
  return openSegment(async row => segment.rows[row] ?? new Uint8Array(0), createRowCache());
}

export async function openDocs(
  ...segments: readonly (readonly IndexDoc[])[]
): Promise<SegmentReader[]> {
  return Promise.all(segments.map(docs => open(buildSegment(docs))));
}

/** A post without a title; `no` is its number. */
export function post(no: number, body: string, more: Partial<IndexDoc['fields']> = {}): IndexDoc {
  return { post: no, comment: -1, day: 17_000 + no, fields: { body, ...more } };
}

export function comment(no: number, nth: number, body: string): IndexDoc {
  return { post: no, comment: nth, day: 17_000 + no, fields: { body } };
}
