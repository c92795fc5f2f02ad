/** Runs a server of another make on loopback, in a folder of its own. */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { delimiter, join } from 'node:path';

/** A server that is missing, or the way to start it. */
export interface Peer {
  readonly name: string;
  /** Null where it is there; else why not, and what to do. */
  missing(): string | null;
  /** Empty, and gone without a trace when it is stopped. */
  start(): Promise<RunningServer>;
}

export interface RunningServer {
  /** Where it keeps its data, with a slash at the end. */
  readonly url: string;
  readonly user: string;
  readonly password: string;
  stop(): Promise<void>;
}

/** With letters that are not the same in Latin-1 and UTF-8. */
export const USER = 'zoë';
export const PASSWORD = 'pass – wörd €';

export function findProgram(name: string): string | null {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin'];
  return folders.map(folder => join(folder, name)).find(path => existsSync(path)) ?? null;
}

export function missingProgram(name: string, debian: string): string | null {
  return findProgram(name) === null ? `no ${name} (Debian's package ${debian})` : null;
}

export interface Running {
  /** What matched the line that says it is ready. */
  readonly ready: RegExpExecArray;
  stop(): Promise<void>;
}

/** Starts a program, in a folder, and waits until it says on its output that it is ready. */
export function startProgram(
  command: string,
  args: readonly string[],
  ready: RegExp,
  cwd: string = process.cwd(),
): Promise<Running> {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], cwd });
  let said = '';
  return new Promise((resolve, reject) => {
    const hear = (chunk: Buffer) => {
      said += chunk;
      const match = ready.exec(said);
      if (match) resolve({ ready: match, stop: () => end(child) });
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.on('error', reject);
    child.on('exit', code => reject(new Error(`${command} ended with ${code}: ${said}`)));
  });
}

function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise(done => {
    child.on('exit', () => done());
    child.kill('SIGTERM');
  });
}

/** One that is free now; for programs that cannot choose one themselves. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
