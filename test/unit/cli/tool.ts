/** Runs the real command line tool, as its user does: a process of its own. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, expect } from 'vitest';

const root = resolve(import.meta.dirname, '../../..');
export const NODE = join(root, 'node_modules', '.bin', 'node');
export const TOOL = join(root, 'lib', 'cli', 'main.ts');

export const DUMPS = join(root, 'test', 'fixtures', 'dumps');
export const SAMPLE = join(root, 'assets', 'public', 'sample', 'archive.txt');
export const SAMPLE_PAGES = join(root, 'assets', 'sample');
export const SHARED_ARCHIVE = resolve(root, '../shared/archive');
export const SHARED_IS_ABSENT = !existsSync(SHARED_ARCHIVE);

export interface Outcome {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}

/** Starts the tool with these words; `input` is its standard input, which is empty otherwise. */
export function backstory(words: readonly string[], input: string | Buffer = ''): Promise<Outcome> {
  const child = spawn(NODE, [TOOL, ...words], { cwd: root, stdio: 'pipe' });
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  child.stdout.on('data', (bytes: Buffer) => out.push(bytes));
  child.stderr.on('data', (bytes: Buffer) => err.push(bytes));
  // A tool that ends without reading closes the pipe: its status says what happened.
  child.stdin.on('error', () => {});
  child.stdin.end(input);
  return new Promise((done, fail) => {
    child.once('error', fail);
    child.once('close', status =>
      done({ status, out: Buffer.concat(out).toString(), err: Buffer.concat(err).toString() }),
    );
  });
}

/** What a run that went well printed, a value a line. */
export async function values<T>(words: readonly string[], input?: string | Buffer): Promise<T[]> {
  const { status, out, err } = await backstory(words, input);
  expect({ status, err }).toMatchObject({ status: 0 });
  return parseLines(out);
}

export function parseLines<T>(out: string): T[] {
  if (out === '') return [];
  expect(out.endsWith('\n')).toBe(true);
  return out
    .slice(0, -1)
    .split('\n')
    .map((line): T => JSON.parse(line));
}

/** The one document that a run printed. */
export async function value<T>(words: readonly string[]): Promise<T> {
  const all = await values<T>(words);
  expect(all).toHaveLength(1);
  return all[0]!;
}

/** Asserts that a run failed as it should: its status, no output, and no stack of a fault of ours. */
export function expectFailure(outcome: Outcome, status: 1 | 2, said: RegExp): void {
  expect(outcome).toMatchObject({ status, out: '' });
  expect(outcome.err).toMatch(said);
  expect(outcome.err).not.toMatch(/^ {4}at /m);
}

/** A folder for a test file's own files, gone when its tests are over. */
export async function scratchFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'backstory-cli-'));
  afterAll(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

export interface PackReport {
  readonly archive: { readonly id: string; readonly title: string; readonly url: string | null };
  readonly posts: number;
  readonly pages: number;
  readonly comments: number;
  readonly removed: number;
  readonly first: string | null;
  readonly last: string | null;
  readonly terms: number;
  readonly skipped: readonly { kind: string; reason: string; count: number }[];
  readonly warnings: readonly { source: string; place: string; message: string }[];
}

export interface ShownPost {
  readonly id: string;
  readonly title: string | null;
  readonly titleMissing: boolean;
  readonly teaser: boolean;
  readonly date: string | null;
  readonly url: string | null;
  readonly author: string | null;
  readonly labels: readonly string[];
  readonly text: string;
  readonly comments: readonly {
    readonly id: string;
    readonly parent: string | null;
    readonly author: string | null;
    readonly date: string | null;
    readonly removed: boolean;
    readonly text: string;
  }[];
}
