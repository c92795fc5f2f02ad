import { HIGHLIGHT_COLOURS, type HighlightColour } from '../model/index.ts';
import { isLightText } from './light-text.ts';
import { rootOf } from './nodes.ts';
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

/** One that is painted: in the highlight of which name. */
interface Painted extends ColouredRange {
  readonly name: string;
  readonly drawn: StaticRange;
}

/** So many are painted in one task: in Firefox a script asks for each colour, and adds each range, slowly. */
const AT_ONCE = 100;

/**
 * Paints the user's highlights by the CSS Custom Highlight API, below the marks of terms: no node of
 * the page changes. They are printed too, since a reader prints to show what was marked. What is no
 * longer wanted goes at once; what is new comes first, some at a time, and what was there is only
 * asked whether its text is light still.
 */
export function createHighlightPainter(document: Document): HighlightPainter {
  const registry = typeof CSS === 'undefined' ? undefined : CSS.highlights;
  let sheet: CSSStyleSheet | undefined;
  /** Firefox looks for the rules in the very root that the text stands in. */
  const roots = new Set<DocumentOrShadowRoot>();
  const sets = new Map<string, Highlight>();
  /** What is painted, by the node that it stands in, and its place there. */
  let painted = new Map<Node, Map<string, Painted>>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  function adopt(root: DocumentOrShadowRoot): void {
    if (!sheet) {
      sheet = new CSSStyleSheet();
      sheet.replaceSync(RULES);
    }
    roots.add(root);
    const adopted = [...root.adoptedStyleSheets];
    if (!adopted.includes(sheet)) root.adoptedStyleSheets = [...adopted, sheet];
  }

  function knownOf({ range, colour }: ColouredRange): Painted | undefined {
    return painted.get(range.startContainer)?.get(placeOf(range, colour));
  }

  function draw(one: ColouredRange, into: Map<string, StaticRange[]>): void {
    const { range, colour } = one;
    const name = nameOf(colour, isLightText(document, range));
    const known = knownOf(one);
    if (known?.name === name) return;
    if (known) sets.get(known.name)?.delete(known.drawn);
    const drawn = new StaticRange(range);
    const here = painted.get(range.startContainer) ?? new Map<string, Painted>();
    painted.set(range.startContainer, here.set(placeOf(range, colour), { ...one, name, drawn }));
    into.set(name, [...(into.get(name) ?? []), drawn]);
  }

  /** Puts them into the page's list, which the page may have emptied meanwhile. */
  function register(added: ReadonlyMap<string, readonly StaticRange[]>): void {
    for (const { name } of NAMES) {
      const set = sets.get(name) ?? new Highlight();
      for (const range of added.get(name) ?? []) set.add(range);
      set.priority = -1;
      sets.set(name, set);
      if (set.size === 0) registry?.delete(name);
      else if (registry?.get(name) !== set) registry?.set(name, set);
    }
  }

  function drawSome(ranges: readonly ColouredRange[], from: number): void {
    const some = ranges.slice(from, from + AT_ONCE);
    const added = new Map<string, StaticRange[]>();
    for (const one of some) draw(one, added);
    // After the colours were asked for: a new sheet makes the browser work out the whole page's anew.
    for (const root of rootsOf(some)) adopt(root);
    register(added);
    if (from + AT_ONCE < ranges.length) {
      timer = setTimeout(() => drawSome(ranges, from + AT_ONCE));
    }
  }

  /** Takes away all that is painted and not among these. */
  function keepOnly(ranges: readonly ColouredRange[]): void {
    const before = painted;
    const kept = new Map<Node, Map<string, Painted>>();
    for (const one of ranges) {
      const known = knownOf(one);
      if (!known) continue;
      const { range, colour } = known;
      const here = kept.get(range.startContainer) ?? new Map<string, Painted>();
      kept.set(range.startContainer, here.set(placeOf(range, colour), known));
    }
    painted = kept;
    for (const here of before.values()) {
      for (const one of here.values()) {
        if (!knownOf(one)) sets.get(one.name)?.delete(one.drawn);
      }
    }
  }

  function paint(ranges: readonly ColouredRange[]): void {
    if (!registry) return;
    clearTimeout(timer);
    keepOnly(ranges);
    const fresh = ranges.filter(one => !knownOf(one));
    const isNew = new Set(fresh);
    drawSome([...fresh, ...ranges.filter(one => !isNew.has(one))], 0);
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

function placeOf({ startOffset, endOffset }: PageRange, colour: HighlightColour): string {
  return `${startOffset} ${endOffset} ${colour}`;
}

function rootsOf(ranges: readonly ColouredRange[]): Set<DocumentOrShadowRoot> {
  const found = new Set<DocumentOrShadowRoot>();
  for (const { range } of ranges) {
    const root = rootOf(range.startContainer);
    if ('adoptedStyleSheets' in root) found.add(root as Document | ShadowRoot);
  }
  return found;
}
