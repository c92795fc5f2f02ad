/** The index alone, of ten times the comments beside the plain corpus: what a first query takes longer. */

import type { EngineSetup, First, Warm } from './engine-tasks.ts';
import { type Figure, median, ms, spread } from './figures.ts';
import { QUERY_KINDS } from './queries.ts';
import { ask, withBrowser } from './search-browser.ts';
import type { Built, CorpusShape } from './search-engines.ts';
import { megabytes } from './searching.ts';

/** Of cold queries; each starts a browser. */
const ROUNDS = 5;
/** Of each kind; half of them warm. */
const QUERIES = 100;

export async function benchSearchLarge({ posts, commentsEach }: CorpusShape): Promise<Figure[]> {
  const sizes = [
    { name: 'plain', corpus: { posts, commentsEach } },
    { name: 'large', corpus: { posts, commentsEach: 10 * commentsEach } },
  ] as const;
  const measured = await withBrowser(async inBrowser => {
    const setup = (name: string): EngineSetup => ({ engine: 'ours', name, whole: false });
    const built: Built[] = [];
    const firsts: Record<'plain' | 'large', number[]> = { plain: [], large: [] };
    for (const { name, corpus } of sizes) {
      const task = { do: 'build', corpus, queries: QUERIES } as const;
      built.push(await inBrowser(page => ask<Built>(page, setup(name), task)));
    }
    const { sets } = built[0]!;
    for (let round = 0; round < ROUNDS; round++) {
      for (const { name } of sizes) {
        const query = sets[0]!.queries[round]!;
        const first = await inBrowser(page =>
          ask<First>(page, setup(name), { do: 'first', query }),
        );
        firsts[name].push(first.milliseconds);
      }
    }
    const warm = await inBrowser(page =>
      ask<Warm>(page, setup('large'), { do: 'warm', sets: built[1]!.sets, way: 'ask' }),
    );
    return { built: built[1]!, firsts, warm };
  });
  if (typeof measured === 'string') return [{ what: 'skipped', value: measured }];
  const { built, firsts, warm } = measured;
  const [plain, large] = [median(firsts.plain), median(firsts.large)];
  return [
    {
      what: `index of ${built.docs.toLocaleString('en')} documents, ${megabytes(built.text)}`,
      value: `${(built.milliseconds / 1000).toFixed(0)} s, ${megabytes(built.bytes)}, ${((100 * built.bytes) / built.text).toFixed(1)} % of the text`,
    },
    {
      what: '  first query from cold',
      value: `${ms(large)}, of a tenth of it ${ms(plain)}: ${(large / plain).toFixed(1)} times`,
      reach: '≤ 2 times',
      met: large <= 2 * plain,
    },
    ...QUERY_KINDS.map(kind => ({ what: `  warm: ${kind}`, value: spread(warm[kind] ?? []) })),
  ];
}
