import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { measure } from '../../bench/quality.ts';
import { measureTypos } from '../../bench/typos.ts';

const SHARED = resolve(import.meta.dirname, '../../../../shared/quality');

describe('quality', () => {
  it.skipIf(!existsSync(SHARED)).each([
    ['cranfield', 0.36],
    ['related-lee50', 0.62],
  ])('%s (where ../shared is there) reaches nDCG@10 of %d', async (name, least) => {
    expect((await measure(resolve(SHARED, name))).ndcg10).toBeGreaterThanOrEqual(least);
  });

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
