/**
 * Scripts can be injected into a page again, by the popup or by a changed registration. Their world is
 * the same one then, and the page has no access to it; a reloaded extension gets a new world.
 */
const RUNNING = Symbol.for('annotator');

/** Starts what is not running yet, and remembers it until its controller is aborted. */
export function startOnce(
  start: (stop: AbortController) => void,
  world: object = globalThis,
): void {
  const running: unknown = Reflect.get(world, RUNNING);
  if (running instanceof AbortController && !running.signal.aborted) return;
  const stop = new AbortController();
  Reflect.set(world, RUNNING, stop);
  start(stop);
}
