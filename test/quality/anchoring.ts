/**
 * How often quotes are found again on pages that were edited since: by a seeded mutator, and really.
 *   node test/quality/anchoring.ts [--errors] [--seeds N]
 */
import { parseArgs } from 'node:util';
import {
  type Fate,
  HAS_REAL_EDITS,
  type Judged,
  measureMutations,
  measureRealEdits,
  shares,
} from './measure-anchoring.ts';

const { values } = parseArgs({
  options: { errors: { type: 'boolean', default: false }, seeds: { type: 'string', default: '2' } },
});
const say = (line: string) => process.stdout.write(`${line}\n`);
const FATES: readonly Fate[] = ['untouched', 'up to a fifth', 'more', 'gone'];

const mutated = measureMutations(Number(values.seeds));
say(row('By the mutator', ['quotes', 'right', 'lost', 'wrong']));
for (const fate of FATES) {
  const of = mutated.filter(one => one.fate === fate);
  say(row(fate, cells(of)));
  for (const [set, some] of Map.groupBy(of, one => one.set)) say(row(`  ${set}`, cells(some)));
}
const real = HAS_REAL_EDITS ? measureRealEdits() : [];
if (HAS_REAL_EDITS) say(`\n${row('Really edited', ['quotes', 'right', 'lost', 'wrong'])}`);
for (const [kind, some] of Map.groupBy(real, one => one.set)) say(row(kind, cells(some)));
if (values.errors) {
  for (const { set, fate, verdict, quote, expected, found } of [...mutated, ...real]) {
    if (verdict === 'right' || (verdict === 'lost' && fate === 'more')) continue;
    say(`\n${verdict}: ${set}, ${fate}, ${found.score.toFixed(2)}`);
    say(`  was  ${quote}\n  is   ${expected}\n  says ${found.text}`);
  }
}

function cells(judged: readonly Judged[]): string[] {
  const { count, right, lost, wrong } = shares(judged);
  const percent = (part: number) => (count === 0 ? '-' : `${((100 * part) / count).toFixed(1)} %`);
  return [String(count), percent(right), percent(lost), String(wrong)];
}

function row(name: string, values: readonly string[]): string {
  return `${name.padEnd(34)}${values.map(value => value.padStart(10)).join('')}`;
}
