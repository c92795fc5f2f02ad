/** How an element takes part in the flow of text. */
export type Look = 'block' | 'inline' | 'hidden';

/** Tells blocks from inline and hidden elements, by computed style. */
export function createLooks(document: Document): (element: Element) => Look {
  const view = document.defaultView!;
  return element => lookOf(view.getComputedStyle(element));
}

function lookOf(style: CSSStyleDeclaration): Look {
  const display = style.display;
  if (display === 'none' || style.visibility !== 'visible') return 'hidden';
  if (style.position === 'absolute' && isClipped(style)) return 'hidden';
  return /^(?:inline|contents|ruby)/.test(display) ? 'inline' : 'block';
}

/** Text for screen readers only: clipped to nothing, or to the customary single pixel. */
function isClipped(style: CSSStyleDeclaration): boolean {
  return (
    /^rect\(([01]px)(?:,? ?\1){3}\)$/.test(style.clip) ||
    /^inset\((?:50|100)%/.test(style.clipPath) ||
    (style.overflow === 'hidden' && Number.parseFloat(style.width) <= 1)
  );
}
