/** Sentences of plain text, by punctuation: fast and close enough for quotes and first words. */

const ABBREVIATION =
  /(?:^|[\s(“"'])(?:Mr|Mrs|Ms|Dr|Prof|Rev|Rt|Hon|St|Sir|No|vs|etc|e\.g|i\.e|cf|approx|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|[A-Z])\.$/;
/** Looking back keeps a run of marks that ends no sentence from being read again from each of them. */
const END = /(?<![.!?…。！？])[.!?…。！？]+["'”’)\]]*(?=\s|$)|\n+/g;

export interface Span {
  /** UTF-16 units, end exclusive. */
  readonly start: number;
  readonly end: number;
}

/** The sentences of a text, trimmed; a line break always ends one. */
export function sentences(text: string): Span[] {
  const spans: Span[] = [];
  let start = 0;
  END.lastIndex = 0;
  for (let match = END.exec(text); match !== null; match = END.exec(text)) {
    const end = match.index + match[0].length;
    if (match[0][0] === '.' && ABBREVIATION.test(text.slice(Math.max(0, end - 12), end))) continue;
    push(spans, text, start, end);
    start = end;
  }
  push(spans, text, start, text.length);
  return spans;
}

function push(spans: Span[], text: string, from: number, to: number): void {
  let start = from;
  let end = to;
  while (start < end && /\s/.test(text[start]!)) start++;
  while (end > start && /\s/.test(text[end - 1]!)) end--;
  if (end > start) spans.push({ start, end });
}
