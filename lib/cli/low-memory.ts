/** What is set where a process begins, and not later: of the C library by its environment, of V8 by flags. */

/**
 * glibc gives large pieces of memory back at once, but takes more and more for small as they are freed, and
 * those lie between others that are still in use: an import came to hold a hundred megabytes of holes.
 * A limit that is set stays.
 */
const ENVIRONMENT = { MALLOC_MMAP_THRESHOLD_: '65536', MALLOC_ARENA_MAX: '1' };
/**
 * Megabytes in which young objects may die. With the one that V8 begins with, those of a step outlive it, and
 * must be looked for among the old: a tenth of an import's time.
 */
const FLAGS = ['--min-semi-space-size=8'];

/** Begins the process anew, as it was called, with what an import of half a gigabyte wants; once, on Linux. */
export function beginWithLowMemory(): void {
  const { execve, platform, env, execPath, execArgv, argv } = process;
  if (platform !== 'linux' || !execve || 'MALLOC_MMAP_THRESHOLD_' in env) return;
  execve.call(process, execPath, [execPath, ...FLAGS, ...execArgv, ...argv.slice(1)], {
    ...env,
    ...ENVIRONMENT,
  });
}
