/** How often a merge of many large segments reads their rows. */
import { expect, it } from 'vitest';
import type { ImportEnvironment } from '../../../lib/jobs/import-environment.ts';
import { mergeSmallSegments } from '../../../lib/jobs/import-merge.ts';
import type { SegmentMerge } from '../../../lib/jobs/ports.ts';
import { createSegmentBuilder } from '../../../lib/search/index.ts';

const SEGMENTS = 30;
const DOCS = 8;
const WORDS = 300;

/** A document of words that hardly any other has. */
function words(seed: number): string {
  const made: string[] = [];
  let state = seed + 1;
  for (let i = 0; i < WORDS; i++) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    made.push(`w${state.toString(36)}`);
  }
  return made.join(' ');
}

it('reads each row of a segment once or twice, however many segments there are', async () => {
  const segments = Array.from({ length: SEGMENTS }, (_, no) => {
    const builder = createSegmentBuilder();
    for (let doc = 0; doc < DOCS; doc++) {
      const post = no * DOCS + doc;
      builder.add({ post, comment: -1, day: null, fields: { body: words(post) } });
    }
    return builder.finish().rows;
  });
  const reads = new Map<string, number>();
  const merges: SegmentMerge[] = [];
  const store = {
    segments: async () => segments.map((_, no) => ({ no, dead: [] })),
    segmentRow: async (_: string, no: number, row: number) => {
      reads.set(`${no}/${row}`, (reads.get(`${no}/${row}`) ?? 0) + 1);
      return segments[no]?.[row];
    },
    mergeSegments: async (merge: SegmentMerge) => {
      merges.push(merge);
      return true;
    },
  };
  // Nothing else of an import's world is asked.
  const env = { store, breathe: async () => {} } as unknown as ImportEnvironment;
  await mergeSmallSegments(env, 'a');
  expect(merges.flatMap(({ merged }) => merged)).toHaveLength(SEGMENTS);
  expect(Math.max(...reads.values())).toBeLessThanOrEqual(2);
});
