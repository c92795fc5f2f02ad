import type { Box } from './card-place.ts';
import { readSelection } from './selection.ts';

export interface SelectionWatch {
  readonly signal: AbortSignal;
  /** Whether a node is one of ours. */
  readonly own: (node: Node | null) => boolean;
  /** The user has selected something that can be highlighted; its last line's box. */
  readonly onSelect: (box: Box) => void;
  readonly onNone: () => void;
  /** A click that selected nothing, on nothing that answers to clicks itself. */
  readonly onClick: (x: number, y: number) => void;
  readonly onEscape: () => void;
  readonly onScroll: () => void;
}

const ACTIVE = 'a[href], button, input, select, textarea, summary, label, [role=button], [onclick]';
const KEYS = /^(?:Arrow|Home|End|Page|Shift|a$|A$)/;

/**
 * Follows what the user selects, by pointer and by key, and clicks. Listens only: no event is stopped or
 * made, and those that the page made itself do not count.
 */
export function watchSelection(document: Document, watch: SelectionWatch) {
  const { signal, own } = watch;
  const how = { capture: true, passive: true, signal };

  function look(): void {
    const at = box();
    if (at) watch.onSelect(at);
    else watch.onNone();
  }
  function box(): Box | null {
    const selected = readSelection(document);
    if (selected.kind !== 'range') return null;
    const { startContainer, startOffset, endContainer, endOffset } = selected.range;
    const live = document.createRange();
    live.setStart(startContainer, startOffset);
    live.setEnd(endContainer, endOffset);
    const boxes = [...live.getClientRects()].filter(({ width, height }) => width > 0 && height > 0);
    return boxes.at(-1) ?? null;
  }

  document.addEventListener(
    'pointerup',
    event => {
      if (!event.isTrusted || own(event.target as Node | null)) return;
      // What is selected is known only after the browser has dealt with the button.
      setTimeout(look);
    },
    how,
  );
  document.addEventListener(
    'keyup',
    event => {
      if (event.isTrusted && KEYS.test(event.key) && !own(event.target as Node | null)) look();
    },
    how,
  );
  document.addEventListener(
    'keydown',
    event => {
      if (event.isTrusted && event.key === 'Escape' && !event.isComposing) watch.onEscape();
    },
    how,
  );
  document.addEventListener(
    'click',
    event => {
      if (!event.isTrusted || event.button !== 0 || own(event.target as Node | null)) return;
      if (readSelection(document).kind !== 'nothing') return;
      if (event.target instanceof Element && event.target.closest(ACTIVE)) return;
      watch.onClick(event.clientX, event.clientY);
    },
    how,
  );
  document.addEventListener('scroll', () => watch.onScroll(), how);

  return { box };
}
