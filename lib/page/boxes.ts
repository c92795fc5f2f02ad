import { isThere, parentElementOf } from './nodes.ts';
import { type PageRange, toLiveRange } from './ranges.ts';
import { wordSet } from './word-set.ts';

/** Rules of the inner side that are important win over all that the page says of elements like ours. */
const RULES =
  ':host{all:initial!important;position:absolute!important;inset:0 auto auto 0!important;width:0!important;height:0!important;z-index:2147483646!important;pointer-events:none!important;contain:layout style!important}' +
  'i{position:absolute;left:0;top:0;box-sizing:border-box}';

/** Words that boxes lie on, and what these look like. */
export interface BoxMark {
  readonly range: PageRange;
  /** Of the lower edge, as in CSS. */
  readonly border: string;
  readonly ground: string;
}

export interface Boxes {
  /** Our node in the page. */
  readonly host: Element;
  /** Lays boxes on these and no others. A mark that is given again is known. */
  lay(marks: readonly BoxMark[]): void;
  clear(): void;
}

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/**
 * Empty boxes over the text, in a closed shadow root: of them the page sees an element without
 * attributes beside its body, and nothing of which words they lie on. They scroll with the document by
 * themselves; after any other change their places are read all at once, and then written, once a frame.
 * `rules` are about the boxes, `i`, in print and in forced colours.
 */
export function createBoxes(document: Document, signal: AbortSignal, rules: string): Boxes {
  const view = document.defaultView!;
  const host = document.createElement('div');
  const root = host.attachShadow({ mode: 'closed' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(RULES + rules);
  root.adoptedStyleSheets = [sheet];
  let marks: readonly BoxMark[] = [];
  /** What cuts a mark off: the boxes that scroll or hide what they hold. */
  const clips = new WeakMap<BoxMark, Element[]>();
  let frame = 0;
  const stop = new AbortController();
  const sizes = new ResizeObserver(soon);

  function soon(): void {
    frame ||= requestAnimationFrame(place);
  }

  function place(): void {
    frame = 0;
    if (!isThere(host)) document.documentElement.append(host);
    const origin = host.getBoundingClientRect();
    const boxes = marks.flatMap(mark => boxesOf(mark).map(box => ({ mark, box })));
    // All is read by now: what follows makes the page's layout no older than it is.
    while (root.childElementCount > boxes.length) root.lastElementChild?.remove();
    for (const [index, { mark, box }] of boxes.entries()) {
      const element = root.children[index] ?? root.appendChild(document.createElement('i'));
      const left = box.left - origin.left;
      const top = box.top - origin.top;
      const css = `transform: translate(${left}px, ${top}px); width: ${box.right - box.left}px; height: ${
        box.bottom - box.top
      }px; border-bottom: ${mark.border}; background: ${mark.ground}`;
      if (element.getAttribute('style') !== css) element.setAttribute('style', css);
    }
  }

  /** The boxes of a mark that are to be seen, in the viewport. */
  function boxesOf(mark: BoxMark): Box[] {
    const { range } = mark;
    if (!isThere(range.startContainer) || !isThere(range.endContainer)) return [];
    const around = clips.get(mark) ?? clipsOf(view, range);
    clips.set(mark, around);
    const boxes: Box[] = [...toLiveRange(range).getClientRects()];
    return around.reduce((kept, element) => {
      const clip = element.getBoundingClientRect();
      return kept
        .map(box => cut(box, clip))
        .filter(({ left, right, top, bottom }) => left < right && top < bottom);
    }, boxes);
  }

  /** What can move a mark without a change of its own: every box that it stands in. */
  function watchSizes(): void {
    sizes.disconnect();
    const watched = new Set<Element>();
    for (const { range } of marks) {
      let at = parentElementOf(range.startContainer);
      for (; at !== null && !watched.has(at); at = parentElementOf(at)) watched.add(at);
    }
    for (const element of watched) sizes.observe(element);
  }

  const how = { capture: true, passive: true, signal: AbortSignal.any([signal, stop.signal]) };
  for (const type of wordSet('scroll resize load toggle transitionend animationend')) {
    view.addEventListener(type, soon, how);
  }
  document.fonts.addEventListener('loadingdone', soon, how);
  const changes = new MutationObserver(records => {
    if (marks.length > 0 && records.some(({ target }) => target !== document.documentElement))
      soon();
  });
  changes.observe(document, {
    subtree: true,
    childList: true,
    characterData: true,
    attributes: true,
  });

  return {
    host,
    lay(next) {
      marks = next;
      watchSizes();
      place();
    },
    clear() {
      stop.abort();
      sizes.disconnect();
      changes.disconnect();
      cancelAnimationFrame(frame);
      host.remove();
    },
  };
}

function cut(box: Box, clip: Box): Box {
  return {
    left: Math.max(box.left, clip.left),
    top: Math.max(box.top, clip.top),
    right: Math.min(box.right, clip.right),
    bottom: Math.min(box.bottom, clip.bottom),
  };
}

/** Not the body and the root: what they scroll is the viewport. */
function clipsOf(view: Window, { startContainer }: PageRange): Element[] {
  const found: Element[] = [];
  const { body } = view.document;
  for (
    let at = parentElementOf(startContainer);
    at !== null && at !== body;
    at = parentElementOf(at)
  ) {
    if (view.getComputedStyle(at).overflow !== 'visible') found.push(at);
  }
  return found;
}
