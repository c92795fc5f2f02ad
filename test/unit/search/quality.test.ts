import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { measure } from '../../bench/quality.ts';

const SHARED = resolve(import.meta.dirname, '../../../../shared/quality');

describe('quality', () => {
  it.skipIf(!existsSync(SHARED)).each([
    ['cranfield', 0.36],
    ['related-lee50', 0.62],
  ])('%s (where ../shared is there) reaches nDCG@10 of %d', async (name, least) => {
    expect((await measure(resolve(SHARED, name))).ndcg10).toBeGreaterThanOrEqual(least);
  });
});
