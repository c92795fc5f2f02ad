import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { measureJudged } from '../../quality/measure-judged.ts';

const OWN = resolve(import.meta.dirname, '../../fixtures/judged');
const LEE = resolve(import.meta.dirname, '../../../../shared/quality/related-lee50');

describe('judged collections, by way of the tool', () => {
  it('finds what is looked for, relates what belongs, and is silent on other pages', async () => {
    const { searches, related, unrelated } = await measureJudged(OWN);
    expect(searches.queries).toBe(14);
    expect(searches.ndcg10).toBeGreaterThanOrEqual(0.92);
    expect(related.queries).toBe(12);
    expect(related.ndcg10).toBeGreaterThanOrEqual(0.94);
    expect(unrelated).toEqual({ pages: 8, silent: 8 });
  });

  it.skipIf(!existsSync(LEE))('relates news as people do (where ../shared is there)', async () => {
    const { related } = await measureJudged(LEE);
    expect(related.queries).toBe(48);
    expect(related.ndcg10).toBeGreaterThanOrEqual(0.62);
  });
});
