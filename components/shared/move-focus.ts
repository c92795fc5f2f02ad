/**
 * The keyboard of every list: the focus itself moves, from the search box (`data-box`) into the items
 * (`data-item`) and back. No `aria-activedescendant`: a focused link needs no explaining to anything.
 */

/** Which stop comes next; -1 is the search box. Null leaves the key to the browser. */
export function nextStop(key: string, at: number, count: number, hasBox: boolean): number | null {
  const first = hasBox ? -1 : 0;
  switch (key) {
    case 'ArrowDown':
      return at + 1 < count ? at + 1 : null;
    case 'ArrowUp':
      return at > first ? at - 1 : null;
    case 'Home':
      return at >= 0 ? 0 : null;
    case 'End':
      return at >= 0 ? count - 1 : null;
    default:
      return null;
  }
}

/**
 * To be called from a view's `onKeyDown`: moves the focus among the stops below `root`. Keys pressed
 * elsewhere than at a stop, or with a modifier, are left alone.
 */
export function moveFocus(event: KeyboardEvent, root: HTMLElement): void {
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || event.isComposing) return;
  const box = root.querySelector<HTMLElement>('[data-box]');
  const items = [...root.querySelectorAll<HTMLElement>('[data-item]')];
  const { target } = event;
  const at = target instanceof HTMLElement ? items.indexOf(target) : -1;
  if (at === -1 && (box === null || target !== box)) return;
  const next = nextStop(event.key, at, items.length, box !== null);
  if (next === null) return;
  event.preventDefault();
  (next === -1 ? box : items[next])?.focus();
}
