import { isLightText } from './light-text.ts';
import type { PageRange } from './ranges.ts';

export { isLightText } from './light-text.ts';

/** What is to be painted, and which of the three lines is under it. */
export interface PaintedMark {
  readonly range: PageRange;
  readonly line: number;
}

export interface Painter {
  /** Paints these marks and no others. */
  paint(marks: readonly PaintedMark[]): void;
  /** The faint wash on the mention whose card is open; null takes it away. */
  wash(range: PageRange | null): void;
  /** Paints again what the page has taken away: many empty the list of highlights, or of sheets, for their own. */
  keep(): void;
  clear(): void;
  /** The element that it has put into the page, if it has. */
  readonly host?: Element;
}

/** The two accents of `assets/tokens.css`; a page's style sheet cannot be asked for our tokens. */
export const ACCENTS = { light: '#0b5d66', dark: '#6cc3cc' } as const;
/** One line a kind of term or two, told apart without standing out. */
export const LINES = ['dotted', 'dashed', 'solid'] as const;

/**
 * Names that tell the page nothing. Dark text and light text have their own, since a page may mix both
 * and only the text's colour tells which accent can be read on its ground.
 */
const nameOfLine = (line: number, light: boolean) => `m-${2 * line + Number(light)}`;
const WASH_LIGHT = 'm-6';
const WASH_DARK = 'm-7';

function makeRules(): string {
  const lines = LINES.flatMap((style, line) =>
    [false, true].map(light => ({ style, light, name: nameOfLine(line, light) })),
  );
  const names = [...lines.map(({ name }) => name), WASH_LIGHT, WASH_DARK];
  const all = names.map(name => `::highlight(${name})`).join();
  return `${lines
    .map(
      ({ style, light, name }) =>
        `::highlight(${name}){text-decoration:underline ${style} ${ACCENTS[light ? 'dark' : 'light']}}`,
    )
    .join(
      '',
    )}::highlight(${WASH_LIGHT}){background:${ACCENTS.light}1f}::highlight(${WASH_DARK}){background:${ACCENTS.dark}2e}@media print{${all}{text-decoration:none;background:none}}`;
}

/**
 * Paints by the CSS Custom Highlight API: no node of the page changes. The style sheet is constructed,
 * so that a page's content security policy does not forbid it. Where the API is missing nothing is
 * painted; the popup lists the terms all the same.
 */
export function createPainter(document: Document): Painter {
  const registry = typeof CSS === 'undefined' ? undefined : CSS.highlights;
  let sheet: CSSStyleSheet | undefined;
  const painted = new Map<string, Highlight>();

  /** A page may have replaced the whole list since. */
  function adopt(): void {
    if (!sheet) {
      sheet = new CSSStyleSheet();
      sheet.replaceSync(makeRules());
    }
    const adopted = [...document.adoptedStyleSheets];
    if (!adopted.includes(sheet)) document.adoptedStyleSheets = [...adopted, sheet];
  }

  function set(name: string, ranges: readonly PageRange[]): void {
    if (!registry) return;
    if (ranges.length === 0) {
      registry.delete(name);
      painted.delete(name);
      return;
    }
    const highlight = new Highlight();
    for (const range of ranges) highlight.add(new StaticRange(range));
    registry.set(name, highlight);
    painted.set(name, highlight);
  }

  function wash(range: PageRange | null): void {
    const light = range !== null && isLightText(document, range);
    set(WASH_LIGHT, range !== null && !light ? [range] : []);
    set(WASH_DARK, range !== null && light ? [range] : []);
  }

  function paint(marks: readonly PaintedMark[]): void {
    const groups = new Map<string, PageRange[]>();
    for (const line of LINES.keys()) {
      for (const light of [false, true]) groups.set(nameOfLine(line, light), []);
    }
    for (const { range, line } of marks) {
      groups.get(nameOfLine(line, isLightText(document, range)))?.push(range);
    }
    // After the colours were asked for: a new sheet makes the browser work out the whole page's anew.
    if (registry && marks.length > 0) adopt();
    for (const [name, ranges] of groups) set(name, ranges);
  }

  return {
    paint,
    wash,
    keep() {
      if (!registry || painted.size === 0) return;
      adopt();
      for (const [name, highlight] of painted) {
        if (!registry.has(name)) registry.set(name, highlight);
      }
    },
    clear() {
      paint([]);
      wash(null);
      const own = sheet;
      if (own) {
        document.adoptedStyleSheets = [...document.adoptedStyleSheets].filter(any => any !== own);
      }
      sheet = undefined;
    },
  };
}
