/** Begins work that can be stopped: whoever stops it finds how in `stop`. */
export function begin(stop: { current: AbortController | null }): AbortController {
  const controller = new AbortController();
  stop.current = controller;
  return controller;
}
