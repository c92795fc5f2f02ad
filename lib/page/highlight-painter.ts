import { HIGHLIGHT_COLOURS, type HighlightColour } from '../model/index.ts';
import { isLightText } from './light-text.ts';
import type { PageRange } from './ranges.ts';

export interface ColouredRange {
  readonly range: PageRange;
  readonly colour: HighlightColour;
}

export interface HighlightPainter {
  /** Paints these and no others. */
  paint(ranges: readonly ColouredRange[]): void;
  clear(): void;
  /** The element that it has put into the page, if it has. */
  readonly host?: Element;
}

/** The colours of `assets/tokens.css`, for dark text and for light text: a page cannot be asked for our tokens. */
export const GROUNDS: Readonly<Record<HighlightColour, { light: string; dark: string }>> = {
  yellow: { light: '#ffe9a3', dark: '#6b5a1d' },
  green: { light: '#cdeec5', dark: '#2f5a2b' },
  blue: { light: '#cfe4ff', dark: '#24476f' },
  pink: { light: '#ffd6e0', dark: '#6b2a3d' },
};

/** Names that tell the page nothing. */
const nameOf = (colour: HighlightColour, light: boolean) =>
  `h-${2 * HIGHLIGHT_COLOURS.indexOf(colour) + Number(light)}`;
const NAMES = HIGHLIGHT_COLOURS.flatMap(colour =>
  [false, true].map(light => ({ colour, light, name: nameOf(colour, light) })),
);
const RULES = NAMES.map(
  ({ colour, light, name }) =>
    `::highlight(${name}) { background-color: ${GROUNDS[colour][light ? 'dark' : 'light']}; }`,
).join('\n');

/**
 * Paints the user's highlights by the CSS Custom Highlight API, below the marks of terms: no node of
 * the page changes. They are printed too, since a reader prints to show what was marked.
 */
export function createHighlightPainter(document: Document): HighlightPainter {
  const registry = typeof CSS === 'undefined' ? undefined : CSS.highlights;
  let sheet: CSSStyleSheet | undefined;
  /** Firefox looks for the rules in the very root that the text stands in. */
  const roots = new Set<DocumentOrShadowRoot>();

  function adopt(root: DocumentOrShadowRoot): void {
    if (!sheet) {
      sheet = new CSSStyleSheet();
      sheet.replaceSync(RULES);
    }
    roots.add(root);
    const adopted = [...root.adoptedStyleSheets];
    if (!adopted.includes(sheet)) root.adoptedStyleSheets = [...adopted, sheet];
  }

  function paint(ranges: readonly ColouredRange[]): void {
    if (!registry) return;
    const groups = new Map<string, StaticRange[]>();
    for (const { range, colour } of ranges) {
      const name = nameOf(colour, isLightText(document, range));
      const group = groups.get(name) ?? [];
      group.push(new StaticRange(range));
      groups.set(name, group);
    }
    // After the colours were asked for: a new sheet makes the browser work out the whole page's anew.
    for (const root of rootsOf(ranges)) adopt(root);
    for (const { name } of NAMES) {
      const group = groups.get(name);
      if (!group) {
        registry.delete(name);
        continue;
      }
      const highlight = new Highlight();
      for (const range of group) highlight.add(range);
      highlight.priority = -1;
      registry.set(name, highlight);
    }
  }

  return {
    paint,
    clear() {
      paint([]);
      const own = sheet;
      for (const root of roots) {
        root.adoptedStyleSheets = [...root.adoptedStyleSheets].filter(any => any !== own);
      }
      roots.clear();
      sheet = undefined;
    },
  };
}

function rootsOf(ranges: readonly ColouredRange[]): Set<DocumentOrShadowRoot> {
  const found = new Set<DocumentOrShadowRoot>();
  for (const { range } of ranges) {
    const root = range.startContainer.getRootNode();
    if ('adoptedStyleSheets' in root) found.add(root as Document | ShadowRoot);
  }
  return found;
}
