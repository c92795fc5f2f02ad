import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { measureTypos } from '../../bench/typos.ts';
import { measureJudged } from '../../quality/measure-judged.ts';

const SHARED = resolve(import.meta.dirname, '../../../../shared/quality');

describe('quality', () => {
  it.skipIf(!existsSync(SHARED))(
    'cranfield (where ../shared is there), by way of the tool, reaches nDCG@10 of .36, and BM25 by the book',
    async () => {
      const { searches, book } = await measureJudged(resolve(SHARED, 'cranfield'));
      expect(searches.ndcg10).toBeGreaterThanOrEqual(0.36);
      expect(searches.ndcg10).toBeGreaterThanOrEqual(book.ndcg10);
    },
  );

  it.skipIf(!existsSync(SHARED)).each(['cranfield', 'related-lee50'])(
    '%s keeps 93 in 100 of what it finds first when a word has a typo, and pays next to nothing for that',
    async name => {
      const typos = await measureTypos(resolve(SHARED, name));
      expect(typos.kept).toBeGreaterThanOrEqual(0.93);
      expect(typos.cleanUnforgiving - typos.clean).toBeLessThanOrEqual(0.01);
      expect(typos.ndcg10Unforgiving - typos.ndcg10).toBeLessThanOrEqual(0.01);
    },
  );
});
