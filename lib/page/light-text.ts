import { parentElementOf } from './nodes.ts';

/** Whether the text of a range is lighter than mid grey, which means that its ground is dark. */
export function isLightText(
  document: Document,
  { startContainer }: { readonly startContainer: Node },
): boolean {
  const element = parentElementOf(startContainer);
  const view = document.defaultView;
  if (!element || typeof view?.getComputedStyle !== 'function') return false;
  return lightness(view.getComputedStyle(element).color) > 0.5;
}

/**
 * Perceived lightness of a computed colour, 0 to 1. Browsers give `rgb()` (0 to 255) for most, and
 * `color()`, `lab()`, `oklch()` and the like for colours written so.
 */
export function lightness(color: string): number {
  const name = /^[a-z-]+/i.exec(color)?.[0] ?? '';
  const inside = color.replace(/^color\(\S+|^[a-z-]+/i, '');
  const [a = 0, b = 0, c = 0] = (inside.match(/-?\d*\.?\d+(?:e-?\d+)?/gi) ?? []).map(Number);
  if (name === 'oklab' || name === 'oklch') return a;
  if (name === 'lab' || name === 'lch') return a / 100;
  const luma = 0.2126 * a + 0.7152 * b + 0.0722 * c;
  return name === 'color' ? luma : luma / 255;
}
