/**
 * Prints how well the right words are marked, on the labelled pages of `test/fixtures/marks`:
 *   node test/quality/marks.ts [--held-out] [--glossary]
 * The held-out pages give their figures always and their errors only when asked for: who tunes on
 * them has nothing left to check by.
 */
import { readPages, readTerms } from './labelled-pages.ts';
import { type Figures, figures, labelCounts, measureMarks, SETS } from './measure-marks.ts';
import { describe, means, type PageScore } from './score-marks.ts';

const { terms, sets } = await measureMarks({ glossary: process.argv.includes('--glossary') });
const labelling = readTerms();
const say = (line: string) => process.stdout.write(`${line}\n`);

for (const [name, file] of Object.entries(SETS)) {
  const counts = Object.entries(labelCounts(readPages(file, labelling.terms)));
  say(`${name}: ${counts.map(([what, count]) => `${what} ${count}`).join(', ')}`);
}
say('');
say(row('', ['precision', 'recall', 'F1', 'traps', 'off-topic median']));
for (const [name, { believed, found }] of Object.entries(sets)) {
  say(row(`${name}, believed`, cells(figures(believed))));
  say(row(`${name}, found`, cells(figures(found))));
}
errors('tuned', sets.tuned.believed);
if (process.argv.includes('--held-out')) errors('held out', sets.heldOut.believed);

const unmined = labelling.terms.filter(known => !terms.some(term => means(term, known)));
say(
  `\nTerms: ${terms.length} mined; of ${labelling.terms.length} labelled never: ${unmined.length}`,
);
for (const { kind, name } of unmined) say(`  ${kind}  ${name}`);

function errors(name: string, scores: readonly PageScore[]): void {
  byKind(name, scores);
  const marks = scores.flatMap(score => score.marks);
  for (const verdict of ['trap', 'wrong'] as const) {
    const bad = marks.filter(mark => mark.verdict === verdict);
    say(`\n${name}: ${verdict === 'trap' ? 'traps marked' : 'other wrong marks'}: ${bad.length}`);
    for (const { page, mention, term, note } of bad) {
      say(`  ${page.name}: ${describe(page.text, mention, term)} ${note && `— ${note}`}`);
    }
  }
  const misses = scores.flatMap(score => score.misses);
  const causes = Map.groupBy(misses, miss => miss.cause);
  say(`\n${name}: missed: ${misses.length}`);
  for (const [cause, some] of [...causes].sort(([, a], [, b]) => b.length - a.length)) {
    say(`  ${cause}: ${some.length}`);
    for (const { page, label, note } of some) {
      const words = page.text.slice(label.start, label.end);
      say(`    ${page.name}: ‘${words}’ = ${label.term.name} ${note && `— found ${note}`}`);
    }
  }
}

function byKind(name: string, scores: readonly PageScore[]): void {
  const marks = scores.flatMap(score => score.marks);
  const hits = scores.flatMap(score => score.hits);
  const misses = scores.flatMap(score => score.misses);
  say('');
  say(row(`${name}, by kind`, ['expected', 'hit', 'recall', 'wrong marks']));
  for (const kind of ['acronym', 'body', 'person', 'policy', 'place', 'topic']) {
    const hit = hits.filter(({ term }) => term.kind === kind).length;
    const all = hit + misses.filter(({ label }) => label.term.kind === kind).length;
    const bad = marks.filter(mark => mark.verdict === 'wrong' || mark.verdict === 'trap');
    const wrong = bad.filter(({ term }) => term.kind === kind).length;
    say(row(kind, [`${all}`, `${hit}`, all ? (hit / all).toFixed(3) : '-', `${wrong}`]));
  }
}

function cells({ precision, recall, f1, trapsMarked, medianOffTopic }: Figures): string[] {
  const ratios = [precision, recall, f1].map(value => value.toFixed(3));
  return [...ratios, `${trapsMarked}`, `${medianOffTopic}`];
}

function row(name: string, values: readonly string[]): string {
  return `${name.padEnd(22)}${values.map(value => value.padStart(12)).join('')}`;
}
