import type { Box } from './card-place.ts';
import { childrenOf, rootOf, typeOf } from './nodes.ts';
import { readSelection } from './selection.ts';

/** Text nodes that are looked at for one that is to be seen. */
const MOST = 200;

/**
 * The box of the character at the end of the selection that the user drew last. Not of the whole: a
 * selection of megabytes has boxes by the ten thousand. Where only its middle is to be seen, an edge
 * of the viewport.
 */
export function boxOfEnd(document: Document): Box | null {
  const selected = readSelection(document);
  if (selected.kind !== 'range') return null;
  const backward = directionOf(document.getSelection()) === 'backward';
  const end = boxAt(document, selected.range, backward);
  if (end === null) return null;
  const height = document.documentElement.clientHeight;
  if (end.bottom >= 0 && end.top <= height) return end;
  const other = boxAt(document, selected.range, !backward);
  const below = end.top > height;
  if (other === null || (below ? other.top > height : other.bottom < 0)) return end;
  return { ...end, top: below ? height : 0, bottom: below ? height : 0 };
}

/** Of the first character of a range, or of its last. */
function boxAt(document: Document, range: StaticRange, first: boolean): Box | null {
  const node = first ? range.startContainer : range.endContainer;
  const offset = first ? range.startOffset : range.endOffset;
  if (typeOf(node) === 3) {
    const text = node as Text;
    const at = first ? Math.min(offset, text.length - 1) : offset - 1;
    const box = at >= 0 ? boxOfCharacter(text, at) : null;
    if (box) return box;
  }
  const child = childrenOf(node)[first ? offset : offset - 1] ?? node;
  const limit = first ? range.endContainer : range.startContainer;
  return nearText(document, child, first, limit) ?? boxOfNode(child);
}

function directionOf(selection: Selection | null): string {
  return (selection && (Reflect.get(selection, 'direction') as string | undefined)) ?? '';
}

/** The nearest character that can be seen, from a node inwards to the other end. */
function nearText(document: Document, from: Node, forward: boolean, limit: Node): Box | null {
  const root = rootOf(from);
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  walker.currentNode = forward ? from : lastIn(from);
  const first = walker.currentNode;
  let node: Node | null =
    typeOf(first) === 3 ? first : forward ? walker.nextNode() : walker.previousNode();
  for (let count = 0; node !== null && count < MOST; count++) {
    const text = node as Text;
    const seen = text.data.trim() !== '';
    const box = seen ? boxOfCharacter(text, forward ? 0 : text.length - 1) : null;
    if (box) return box;
    if (node === limit) return null;
    node = forward ? walker.nextNode() : walker.previousNode();
  }
  return null;
}

function lastIn(node: Node): Node {
  let last = node;
  while (last.lastChild) last = last.lastChild;
  return last;
}

function boxOfCharacter(text: Text, at: number): Box | null {
  const range = text.ownerDocument.createRange();
  range.setStart(text, at);
  range.setEnd(text, at + 1);
  return [...range.getClientRects()].find(({ height }) => height > 0) ?? null;
}

function boxOfNode(node: Node): Box | null {
  const box = typeOf(node) === 1 ? (node as Element).getBoundingClientRect() : null;
  return box && box.height > 0 ? box : null;
}
