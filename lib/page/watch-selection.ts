import type { Box } from './card-place.ts';
import { closestTo } from './nodes.ts';
import { readSelection } from './selection.ts';
import { boxOfEnd } from './selection-box.ts';

export interface SelectionWatch {
  readonly signal: AbortSignal;
  /** Whether a node is one of ours. */
  readonly own: (node: Node | null) => boolean;
  /** The user has selected something that can be highlighted. */
  readonly onSelect: () => void;
  /** Nothing is selected any more; `away` where the user has pressed elsewhere. */
  readonly onNone: (away: boolean) => void;
  /** A click that selected nothing, on nothing that answers to clicks itself. */
  readonly onClick: (x: number, y: number) => void;
  readonly onEscape: () => void;
  readonly onScroll: () => void;
}

const ACTIVE = 'a[href], button, input, select, textarea, summary, label, [role=button], [onclick]';
const KEYS = /^(?:Arrow|Home|End|Page|Shift|a$|A$)/;
/** Milliseconds in which the ends of a selection are drawn on by a finger, which sends nothing else. */
const DRAWN = 400;
/** After a touch, in milliseconds; later a selection is the page's own doing. */
const TOUCHED = 10_000;

/**
 * Follows what the user selects, by pointer, finger and key, and clicks. Listens only: no event is stopped
 * or made, and those that the page made itself do not count.
 */
export function watchSelection(document: Document, watch: SelectionWatch) {
  const { signal, own } = watch;
  const how = { capture: true, passive: true, signal };
  let changed = 0;
  let touched = Number.NEGATIVE_INFINITY;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let frame = 0;
  let root: Element | null = null;

  function look(away: boolean): void {
    if (signal.aborted) return;
    if (readSelection(document).kind === 'range') watch.onSelect();
    else watch.onNone(away);
  }

  function onPointerUp(event: PointerEvent): void {
    if (!event.isTrusted || own(event.target as Node | null)) return;
    if (event.pointerType === 'touch') touched = event.timeStamp;
    // What is selected is known only after the browser has dealt with the button.
    setTimeout(() => look(true));
  }
  function onPointerDown(event: PointerEvent): void {
    if (event.isTrusted && event.pointerType === 'touch') touched = event.timeStamp;
  }
  function onSelectionChange(event: Event): void {
    changed = performance.timeOrigin + event.timeStamp;
    if (event.timeStamp - touched > TOUCHED) return;
    clearTimeout(timer);
    timer = setTimeout(() => look(false), DRAWN);
  }
  function onKeyUp(event: KeyboardEvent): void {
    if (event.isTrusted && KEYS.test(event.key) && !own(event.target as Node | null)) look(false);
  }
  function onKeyDown(event: KeyboardEvent): void {
    if (event.isTrusted && event.key === 'Escape' && !event.isComposing) watch.onEscape();
  }
  function onClick(event: MouseEvent): void {
    if (!event.isTrusted || event.button !== 0 || own(event.target as Node | null)) return;
    if (readSelection(document).kind !== 'nothing') return;
    if (event.target instanceof Element && closestTo(event.target, ACTIVE)) return;
    watch.onClick(event.clientX, event.clientY);
  }
  function onScroll(): void {
    frame ||= requestAnimationFrame(() => {
      frame = 0;
      watch.onScroll();
    });
  }

  /** Listens anew if the page has written its document again, which took all listeners away. */
  function listen(): void {
    if (root === document.documentElement) return;
    root = document.documentElement;
    document.addEventListener('pointerup', onPointerUp, how);
    document.addEventListener('pointerdown', onPointerDown, how);
    document.addEventListener('selectionchange', onSelectionChange, how);
    document.addEventListener('keyup', onKeyUp, how);
    document.addEventListener('keydown', onKeyDown, how);
    document.addEventListener('click', onClick, how);
    document.addEventListener('scroll', onScroll, how);
    document.defaultView?.addEventListener('resize', onScroll, how);
  }
  listen();
  signal.addEventListener('abort', () => {
    clearTimeout(timer);
    cancelAnimationFrame(frame);
  });

  return {
    listen,
    /** The end of the selection that the user drew last; null without one. */
    box: (): Box | null => boxOfEnd(document),
    /** When the selection last changed, in milliseconds since 1970; 0 if not since we are here. */
    get changed() {
      return changed;
    },
  };
}
