/**
 * How often quotes are found again on pages that were edited since: by a seeded mutator, and really.
 *   node test/quality/anchoring.ts [--errors] [--seeds N] [--from SEED]
 * Seeds from 1000 on were looked at by nobody while the rules were made.
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
import { MUTATIONS } from './mutate-page.ts';
import { SELECTIONS } from './select-quotes.ts';

const { values } = parseArgs({
  options: {
    errors: { type: 'boolean', default: false },
    seeds: { type: 'string', default: '3' },
    from: { type: 'string', default: '0' },
  },
});
const say = (line: string) => process.stdout.write(`${line}\n`);
const FATES: readonly Fate[] = ['untouched', 'up to a fifth', 'more', 'gone', 'copied'];
const HEAD = ['quotes', 'right', 'lost', 'wrong'];

const from = Number(values.from);
const alone = measureMutations(Number(values.seeds), 'alone', from);
sayTable('By the mutator, each by itself', alone);
const together = measureMutations(Number(values.seeds), 'together', from);
sayTable('The same, ten highlights at once', together);
const real = HAS_REAL_EDITS ? measureRealEdits() : [];
if (HAS_REAL_EDITS) say(`\n${row('Really edited', HEAD)}`);
for (const [kind, some] of Map.groupBy(real, one => one.set)) say(row(kind, cells(some)));
if (values.errors) {
  for (const one of [...alone, ...real]) sayError(one, 'alone');
  for (const one of together) sayError(one, 'together');
}

function sayTable(title: string, judged: readonly Judged[]): void {
  const isShort = (one: Judged) => one.selection === 'a few words';
  say(`\n${row(title, HEAD)}`);
  for (const fate of FATES) {
    const of = judged.filter(one => one.fate === fate && !isShort(one));
    say(row(fate, cells(of)));
    for (const set of MUTATIONS) sayPart(of, `  ${set}`, one => one.set === set);
    for (const selection of SELECTIONS) {
      sayPart(of, `  of ${selection}`, one => one.selection === selection);
    }
  }
  say(row('8 to 23 characters', HEAD));
  for (const fate of FATES) {
    sayPart(judged.filter(isShort), `  ${fate}`, one => one.fate === fate);
  }
}

function sayPart(judged: readonly Judged[], name: string, isOf: (one: Judged) => boolean): void {
  const of = judged.filter(isOf);
  if (of.length > 0) say(row(name, cells(of)));
}

function sayError({ set, selection, fate, verdict, quote, expected, found }: Judged, way: string) {
  if (verdict === 'right' || (verdict === 'lost' && fate === 'more')) return;
  say(`\n${verdict}: ${way}, ${set}, ${selection}, ${fate}, ${found.score.toFixed(2)}`);
  say(`  was  ${quote}\n  is   ${expected}\n  says ${found.text}`);
}

function cells(judged: readonly Judged[]): string[] {
  const { count, right, lost, wrong } = shares(judged);
  const percent = (part: number) => (count === 0 ? '-' : `${((100 * part) / count).toFixed(1)} %`);
  return [String(count), percent(right), percent(lost), String(wrong)];
}

function row(name: string, values: readonly string[]): string {
  return `${name.padEnd(34)}${values.map(value => value.padStart(10)).join('')}`;
}
