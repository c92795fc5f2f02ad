/** `node test/sync/fuzz-long.ts [--seed N] [--rounds N] [--runs N]`: the fuzzer of sync, for as long as one likes. */
import { parseArgs } from 'node:util';
import { fuzz } from './fuzz.ts';

const { values } = parseArgs({
  options: {
    seed: { type: 'string' },
    rounds: { type: 'string', default: '1000' },
    runs: { type: 'string', default: '1' },
  },
});
const first = Number(values.seed ?? Math.floor(Math.random() * 1e9));
for (let run = 0; run < Number(values.runs); run++) {
  const started = performance.now();
  const report = await fuzz(first + run, Number(values.rounds));
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`seed ${first + run}: ${JSON.stringify(report)} in ${seconds} s`);
}
