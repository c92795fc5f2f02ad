/**
 * Scripts can be injected into a page again, by the popup or by a changed registration. Their world is
 * the same one then, and the page has no access to it; a reloaded extension gets a new world. Starts
 * what is not running yet, and remembers it until its controller is aborted.
 */
export function startOnce(
  name: 'annotator' | 'highlighter',
  start: (stop: AbortController) => void,
  world: object = globalThis,
): void {
  const key = Symbol.for(name);
  const running: unknown = Reflect.get(world, key);
  if (running instanceof AbortController && !running.signal.aborted) return;
  const stop = new AbortController();
  Reflect.set(world, key, stop);
  start(stop);
}
