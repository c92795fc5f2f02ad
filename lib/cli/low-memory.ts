/** What is set where a process begins, and not later: of the C library by its environment, of V8 by flags. */
import { stat } from 'node:fs/promises';

/**
 * glibc gives large pieces of memory back at once, but takes more and more for small as they are freed, and
 * those lie between others that are still in use: an import came to hold a hundred megabytes of holes.
 * A limit that is set stays.
 */
const ENVIRONMENT = { MALLOC_MMAP_THRESHOLD_: '32768', MALLOC_ARENA_MAX: '1' };
/**
 * Megabytes in which young objects may die. With the one that V8 begins with, those of a step outlive it, and
 * must be looked for among the old: a tenth of an import's time.
 */
const FLAGS = ['--min-semi-space-size=8'];

/** Bytes of sources from which it is worth beginning anew, which takes some tenths of a second. */
const LARGE = 32_000_000;

/**
 * Begins the process anew, as it was called, where sources are so large that they want the above; once, and
 * on Linux only. To be asked before anything is read or said.
 */
export async function beginWithLowMemory(files: readonly string[]): Promise<void> {
  const { execve, platform, env, execPath, execArgv, argv } = process;
  if (platform !== 'linux' || !execve || 'MALLOC_MMAP_THRESHOLD_' in env) return;
  let size = 0;
  for (const file of files) size += (await stat(file)).size;
  if (size < LARGE) return;
  execve.call(process, execPath, [execPath, ...FLAGS, ...execArgv, ...argv.slice(1)], {
    ...env,
    ...ENVIRONMENT,
  });
}
