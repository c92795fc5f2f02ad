const RUNS = 7;
/** Compiled code comes in stages; so many milliseconds pass them. */
const WARMING = 150;
/** A run shorter than this is one of many that are measured as one: the clock has steps. */
const LEAST = 5;
/** What takes longer is not run to the full number, but thrice. */
const PATIENCE = 2_000;

/** Milliseconds of each of some runs of work that has been done before. */
export function warmRuns(work: () => unknown): number[] {
  const start = performance.now();
  const since = () => performance.now() - start;
  let before = 0;
  do {
    work();
    before++;
  } while (since() < WARMING);
  const atOnce = Math.max(1, Math.ceil((LEAST * before) / since()));
  const times: number[] = [];
  while (times.length < RUNS && (times.length < 3 || since() < PATIENCE)) {
    const from = performance.now();
    for (let i = 0; i < atOnce; i++) work();
    times.push((performance.now() - from) / atOnce);
  }
  return times;
}
