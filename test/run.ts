/**
 * `npm test`: everything there is to check, cheapest first, and one line at the end that sums it up.
 * A check counts as one; each test of a suite counts by itself.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setUpBrowsers } from './browsers/setup.ts';

interface Count {
  passed: number;
  failed: number;
  skipped: number;
}

/** As much of Vitest's JSON report as is read here. */
interface Report {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  testResults: { assertionResults: { status: string; fullName: string }[] }[];
}

const root = resolve(import.meta.dirname, '..');
const binaries = join(root, 'node_modules', '.bin');
const scratch = mkdtempSync(join(tmpdir(), 'backstory-test-'));
const total: Count = { passed: 0, failed: 0, skipped: 0 };
const failures: string[] = [];
const skips: string[] = [];

/** Runs one of the project's own tools; true when it left with 0. */
function run(tool: string, args: readonly string[]): boolean {
  const { status } = spawnSync(join(binaries, tool), args, {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  return status === 0;
}

function check(name: string, tool: string, ...args: string[]): void {
  console.log(`\n== ${name}`);
  const passed = run(tool, args);
  total[passed ? 'passed' : 'failed']++;
  if (!passed) failures.push(name);
}

function suite(name: string, ...projects: string[]): void {
  console.log(`\n== ${name}`);
  const file = join(scratch, `${projects.join('-')}.json`);
  const left0 = run('vitest', [
    'run',
    ...projects.flatMap(project => ['--project', project]),
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
  ]);
  const report = readReport(file);
  total.passed += report?.numPassedTests ?? 0;
  total.skipped += (report?.numPendingTests ?? 0) + (report?.numTodoTests ?? 0);
  // A file that does not even load, or an error outside any test, fails no test: it counts as one.
  const failed = Math.max(report?.numFailedTests ?? 0, left0 && report ? 0 : 1);
  total.failed += failed;
  if (failed > 0) failures.push(`${name}: ${failed}`);
  for (const { assertionResults } of report?.testResults ?? [])
    for (const { status, fullName } of assertionResults)
      if (['skipped', 'pending', 'todo'].includes(status)) skips.push(`${name}: ${fullName}`);
}

function readReport(file: string): Report | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}

for (const reason of setUpBrowsers(line => console.log(line))) console.log(reason);
check('types of the extension', 'wxt', 'prepare');
check('types', 'tsc', '-p', '.');
check('types of the pure folders', 'tsc', '-p', 'lib/tsconfig.pure.json');
check('lint and format', 'biome', 'check', '--error-on-warnings');
suite('unit, store and architecture', 'unit', 'store', 'architecture');
suite('remotes, with real servers', 'remotes');
check('build for Chromium', 'wxt', 'build', '--level', 'warn');
check('build for Firefox', 'wxt', 'build', '--browser', 'firefox', '--level', 'warn');
suite('end to end', 'e2e');
rmSync(scratch, { recursive: true, force: true });

console.log('');
for (const name of skips) console.log(`skipped: ${name}`);
for (const name of failures) console.log(`failed: ${name}`);
console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exitCode = total.failed > 0 ? 1 : 0;
