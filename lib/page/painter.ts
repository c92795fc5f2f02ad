import type { PageRange } from './ranges.ts';

export interface Painter {
  /** Paints these ranges and no others. */
  paint(ranges: readonly (PageRange | null)[]): void;
  /** The faint wash on the mention whose card is open; null takes it away. */
  wash(range: PageRange | null): void;
  clear(): void;
}

/**
 * Names that tell the page nothing; dark text and light text have their own, since a page may mix
 * both and only the text's colour tells which accent can be read on its ground.
 */
const ON_LIGHT = 'm-0';
const ON_DARK = 'm-1';
const WASH_LIGHT = 'm-2';
const WASH_DARK = 'm-3';

/** The two accents of `assets/tokens.css`; a page's style sheet cannot be asked for our tokens. */
const LIGHT = '#0b5d66';
const DARK = '#6cc3cc';

const RULES = `
::highlight(${ON_LIGHT}) { text-decoration: underline dotted ${LIGHT}; }
::highlight(${ON_DARK}) { text-decoration: underline dotted ${DARK}; }
::highlight(${WASH_LIGHT}) { background-color: ${LIGHT}1f; }
::highlight(${WASH_DARK}) { background-color: ${DARK}2e; }
@media (forced-colors: active) {
  ::highlight(${ON_LIGHT}), ::highlight(${ON_DARK}) { text-decoration-color: LinkText; }
  ::highlight(${WASH_LIGHT}), ::highlight(${WASH_DARK}) { background-color: Highlight; color: HighlightText; }
}
@media print {
  ::highlight(${ON_LIGHT}), ::highlight(${ON_DARK}) { text-decoration: none; }
  ::highlight(${WASH_LIGHT}), ::highlight(${WASH_DARK}) { background-color: transparent; }
}`;

/**
 * Paints by the CSS Custom Highlight API: no node of the page changes. The style sheet is constructed,
 * so that a page's content security policy does not forbid it. Where the API is missing nothing is
 * painted; the popup lists the terms all the same.
 */
export function createPainter(document: Document): Painter {
  const registry = typeof CSS === 'undefined' ? undefined : CSS.highlights;
  let sheet: CSSStyleSheet | undefined;

  /** A page may have replaced the whole list since. */
  function adopt(): void {
    if (!sheet) {
      sheet = new CSSStyleSheet();
      sheet.replaceSync(RULES);
    }
    const adopted = [...document.adoptedStyleSheets];
    if (!adopted.includes(sheet)) document.adoptedStyleSheets = [...adopted, sheet];
  }

  function set(name: string, ranges: readonly PageRange[]): void {
    if (!registry) return;
    if (ranges.length === 0) {
      registry.delete(name);
      return;
    }
    const highlight = new Highlight();
    for (const range of ranges) highlight.add(new StaticRange(range));
    registry.set(name, highlight);
  }

  return {
    paint(ranges) {
      if (!registry) return;
      const there = ranges.filter(range => range !== null);
      if (there.length > 0) adopt();
      const light = lightTextOf(document);
      set(
        ON_LIGHT,
        there.filter(range => !light(range)),
      );
      set(ON_DARK, there.filter(light));
    },
    wash(range) {
      if (!registry) return;
      const light = range !== null && isLightText(document, range);
      set(WASH_LIGHT, range !== null && !light ? [range] : []);
      set(WASH_DARK, range !== null && light ? [range] : []);
    },
    clear() {
      for (const name of [ON_LIGHT, ON_DARK, WASH_LIGHT, WASH_DARK]) registry?.delete(name);
      const own = sheet;
      if (own) {
        document.adoptedStyleSheets = [...document.adoptedStyleSheets].filter(any => any !== own);
      }
      sheet = undefined;
    },
  };
}

/** Whether the text of a range is lighter than mid grey, which means that its ground is dark. */
export function isLightText(document: Document, { startContainer }: PageRange): boolean {
  const element = startContainer.parentElement;
  const view = document.defaultView;
  if (!element || typeof view?.getComputedStyle !== 'function') return false;
  return lightness(view.getComputedStyle(element).color) > 0.5;
}

/** As `isLightText`, asking once for each element. */
function lightTextOf(document: Document): (range: PageRange) => boolean {
  const known = new Map<Element | null, boolean>();
  return range => {
    const element = range.startContainer.parentElement;
    const light = known.get(element) ?? isLightText(document, range);
    known.set(element, light);
    return light;
  };
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
