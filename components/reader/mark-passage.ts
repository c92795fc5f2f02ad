/** Marks a passage of a post as a whole: nothing is put into its text, which may be marked by words too. */
import { squash } from '../../lib/text/index.ts';

/** What the style sheet calls it. */
const NAME = 'passage';

/**
 * Marks a passage below an element and, unless all stays where it is, scrolls to it and lets reading go on
 * from there; `false` where it does not stand there. White space counts as little as it does on the page; blocks are a space apart.
 */
export function markPassage(root: Element, passage: string, still = false): boolean {
  const range = findPassage(root, passage);
  if (range === null) return false;
  CSS.highlights.set(NAME, new Highlight(range));
  if (still) return true;
  const block = range.startContainer.parentElement?.closest<HTMLElement>(BLOCK) ?? null;
  block?.scrollIntoView({ block: 'center' });
  if (block) {
    // Whoever hears the page or goes on by keyboard begins here.
    block.tabIndex = -1;
    block.focus({ preventScroll: true });
  }
  return true;
}

export function unmarkPassage(): void {
  CSS.highlights.delete(NAME);
}

const BLOCK = 'p, li, blockquote, h1, h2, h3, h4, h5, h6, td, th, pre, .comment';

/** Where it stands, or null. */
export function findPassage(root: Element, passage: string): Range | null {
  const wanted = squash(passage);
  if (wanted === '') return null;
  const { text, places } = readText(root);
  const at = text.indexOf(wanted);
  const first = places[at];
  const last = places[at + wanted.length - 1];
  if (at < 0 || !first || !last) return null;
  const range = root.ownerDocument.createRange();
  range.setStart(first.node, first.offset);
  range.setEnd(last.node, last.offset + 1);
  return range;
}

interface Place {
  readonly node: Text;
  readonly offset: number;
}

/** The text below an element, white space squashed, and where each of its UTF-16 units stands. */
function readText(root: Element): { readonly text: string; readonly places: readonly Place[] } {
  const walker = root.ownerDocument.createTreeWalker(root, 5 /* elements and text nodes */);
  const units: string[] = [];
  const places: Place[] = [];
  let block: Element | null = null;
  let gap = false;
  const put = (unit: string, node: Text, offset: number) => {
    const isWhite = WHITE.test(unit);
    if (isWhite && (units.length === 0 || units.at(-1) === ' ')) return;
    units.push(isWhite ? ' ' : unit);
    places.push({ node, offset });
  };
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    if (node.nodeType === 1) {
      gap ||= node.nodeName === 'BR';
      continue;
    }
    const text = node as Text;
    const within = text.parentElement?.closest(BLOCK) ?? null;
    if (text.data === '') continue;
    if (gap || within !== block) put(' ', text, 0);
    gap = false;
    block = within;
    for (let offset = 0; offset < text.data.length; offset++) put(text.data[offset]!, text, offset);
  }
  return { text: units.join(''), places };
}

const WHITE = /[\s\u00a0\u200b\ufeff]/;
