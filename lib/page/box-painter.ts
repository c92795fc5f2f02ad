import { isLightText } from './light-text.ts';
import { isThere, parentElementOf } from './nodes.ts';
import { ACCENTS, LINES, type Painter } from './painter.ts';
import { type PageRange, toLiveRange } from './ranges.ts';

/** Important rules of the inner side win over all that the page says of elements like ours. */
const RULES =
  ':host{all:initial!important;position:absolute!important;inset:0 auto auto 0!important;width:0!important;height:0!important;z-index:2147483646!important;pointer-events:none!important;contain:layout style!important}' +
  'i{position:absolute;left:0;top:0;box-sizing:border-box}' +
  '@media(forced-colors:active){i{border-color:LinkText!important}}' +
  '@media print{:host{display:none!important}}';

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** A mark with what of its looks holds until it is painted anew. */
interface BoxMark {
  readonly range: PageRange;
  readonly border: string;
  readonly ground: string;
  /** What cuts it off: the boxes that scroll or hide what they hold. */
  readonly clips: readonly Element[];
}

/**
 * Paints empty boxes over the text, in a closed shadow root: of them the page sees an element without
 * attributes beside its body, and nothing of which words they lie on. They scroll with the document by
 * themselves; after any other change their places are read all at once, and then written, once a frame.
 */
export function createBoxPainter(document: Document, signal: AbortSignal): Painter {
  const view = document.defaultView!;
  const host = document.createElement('div');
  const root = host.attachShadow({ mode: 'closed' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(RULES);
  root.adoptedStyleSheets = [sheet];
  let marks: readonly BoxMark[] = [];
  let washed: BoxMark | null = null;
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
    const boxes = [...marks, ...(washed ? [washed] : [])].flatMap(mark =>
      boxesOf(mark).map(box => ({ mark, box })),
    );
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

  function markOf(range: PageRange, line: number | null): BoxMark {
    const accent = ACCENTS[isLightText(document, range) ? 'dark' : 'light'];
    return {
      range,
      border: line === null ? '0' : `1px ${LINES[line]} ${accent}`,
      ground: line === null ? `${accent}1f` : 'none',
      clips: clipsOf(view, range),
    };
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
  for (const type of 'scroll resize load toggle transitionend animationend'.split(' ')) {
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
    paint(next) {
      marks = next.map(({ range, line }) => markOf(range, line));
      watchSizes();
      place();
    },
    wash(range) {
      if (range === null && washed === null) return;
      washed = range && markOf(range, null);
      place();
    },
    // It watches the whole document, and puts its element back by itself.
    keep() {},
    clear() {
      stop.abort();
      sizes.disconnect();
      changes.disconnect();
      cancelAnimationFrame(frame);
      host.remove();
    },
  };
}

/** The boxes of a mark that are to be seen, in the viewport. */
function boxesOf({ range, clips }: BoxMark): Box[] {
  if (!isThere(range.startContainer) || !isThere(range.endContainer)) return [];
  const boxes: Box[] = [...toLiveRange(range).getClientRects()];
  return clips.reduce((kept, element) => {
    const clip = element.getBoundingClientRect();
    return kept
      .map(box => cut(box, clip))
      .filter(({ left, right, top, bottom }) => left < right && top < bottom);
  }, boxes);
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
