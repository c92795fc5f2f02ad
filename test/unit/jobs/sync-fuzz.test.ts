import { expect, it } from 'vitest';
import { fuzz } from '../../sync/fuzz.ts';

/** A failure names its seed; longer runs, of any seeds: `node test/sync/fuzz-long.ts --runs 100`. */
it('three devices agree after a thousand rounds of edits, faults, kills and disasters', async () => {
  const seed = Number(process.env.FUZZ_SEED ?? 10);
  const report = await fuzz(seed, 1_000);
  console.log(`seed ${seed}: ${JSON.stringify(report)}`);
  expect(report.syncs).toBeGreaterThan(500);
  expect(report.kills).toBeGreaterThan(20);
  expect(report.faults).toBeGreaterThan(20);
});

it('a seed is the same run again', async () => {
  expect(await fuzz(7, 200)).toEqual(await fuzz(7, 200));
});
