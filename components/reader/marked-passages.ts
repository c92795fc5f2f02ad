/** Where in a marked text one begins to read. */

/** As long as the snippets of a search, UTF-16 units: so one arrives at what one has read there. */
const LENGTH = 180;
/** A different word is worth this many repetitions. */
const DISTINCT = 8;

/** The first mark of the stretch that has the most different marked words; null without any. */
export function passageMark(root: Element): HTMLElement | null {
  const marks = marksIn(root);
  const counts = new Map<string, number>();
  let best: HTMLElement | null = null;
  let most = 0;
  let from = 0;
  for (const [to, { word, end }] of marks.entries()) {
    counts.set(word, (counts.get(word) ?? 0) + 1);
    for (let first = marks[from]; first && from < to && end - first.start > LENGTH; ) {
      const left = (counts.get(first.word) ?? 1) - 1;
      if (left === 0) counts.delete(first.word);
      else counts.set(first.word, left);
      first = marks[++from];
    }
    const score = counts.size * DISTINCT + Math.min(DISTINCT - 1, to - from);
    if (score > most) {
      most = score;
      best = marks[from]?.element ?? null;
    }
  }
  return best;
}

interface Mark {
  readonly element: HTMLElement;
  readonly word: string;
  readonly start: number;
  readonly end: number;
}

function marksIn(root: Element): Mark[] {
  const marks: Mark[] = [];
  let at = 0;
  const visit = (node: Node): void => {
    if (node instanceof HTMLElement && node.tagName === 'MARK') {
      const text = node.textContent ?? '';
      marks.push({ element: node, word: text.toLowerCase(), start: at, end: at + text.length });
      at += text.length;
    } else if (node.childNodes.length === 0) at += (node.textContent ?? '').length;
    else for (const child of node.childNodes) visit(child);
  };
  visit(root);
  return marks;
}

/** The first mark of each passage, in order: marks that stand as near to each other as in a snippet are one. */
export function passages(root: Element): HTMLElement[] {
  const firsts: HTMLElement[] = [];
  let start = Number.NEGATIVE_INFINITY;
  for (const mark of marksIn(root)) {
    if (mark.end - start <= LENGTH) continue;
    firsts.push(mark.element);
    start = mark.start;
  }
  return firsts;
}

/** Scrolls to the best passage, unless it can be read where it is. */
export function showPassage(root: Element): void {
  const mark = passageMark(root);
  if (mark && !isInSight(mark)) mark.scrollIntoView({ block: 'center' });
}

export function isInSight(element: Element): boolean {
  const { top, bottom } = element.getBoundingClientRect();
  return top >= 0 && bottom <= innerHeight * 0.8;
}
