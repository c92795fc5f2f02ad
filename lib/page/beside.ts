/**
 * Annotator and highlighter are scripts of one world, which the page has no access to. Where words are a
 * term and highlighted as well, one click opens one window: the one of the shorter, so that both can
 * be reached; of two as long the highlight's, which the user made. While a note is open no card is
 * opened by the pointer.
 */
const KEY = Symbol.for('takes');

/** Whether the highlighter takes a point of the viewport from a mark of so many characters. */
export type Takes = (x: number, y: number, length: number) => boolean;

/** The highlighter's side. */
export function takePoints(takes: Takes, signal: AbortSignal): void {
  Reflect.set(globalThis, KEY, takes);
  signal.addEventListener('abort', () => Reflect.deleteProperty(globalThis, KEY));
}

/** The annotator's side: not true where there is no highlighter. */
export function isTaken(x: number, y: number, length: number): boolean | undefined {
  return Reflect.get(globalThis, KEY)?.(x, y, length);
}
