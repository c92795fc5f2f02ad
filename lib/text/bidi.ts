/** Controls of the writing direction that reach on until they are closed, and what closes each. */
const CLOSERS: ReadonlyMap<string, string> = new Map([
  ...['\u202a', '\u202b', '\u202d', '\u202e'].map(open => [open, '\u202c'] as const),
  ...['\u2066', '\u2067', '\u2068'].map(open => [open, '\u2069'] as const),
]);
const CONTROL = /[\u202a-\u202e\u2066-\u2069]/g;

/**
 * The text with every embedding, override and isolate of it closed at its end (Unicode, UAX #9), so that
 * it does not turn round what is written behind it on the same line.
 */
export function closeDirections(text: string): string {
  const open: string[] = [];
  for (const [control] of text.matchAll(CONTROL)) {
    const closer = CLOSERS.get(control);
    if (closer !== undefined) open.push(closer);
    // X6a: what closes an isolate closes what was opened within it; X7: a PDF does not reach out of one.
    else if (control === '\u2069' && open.includes(control))
      open.length = open.lastIndexOf(control);
    else if (control === '\u202c' && open.at(-1) === control) open.pop();
  }
  return text + open.reverse().join('');
}

/** An address with those controls encoded, as browsers send them. */
export function encodeDirections(url: string): string {
  return url.replace(CONTROL, encodeURIComponent);
}
