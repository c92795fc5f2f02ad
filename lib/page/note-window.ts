import { createCardFrame } from './card-frame.ts';
import type { Box } from './card-place.ts';
import { isLightText } from './light-text.ts';
import { parentElementOf } from './nodes.ts';
import { type PageRange, toLiveRange } from './ranges.ts';

export interface NoteWindowOptions {
  /** The note's page: its address, and the origin of its document. */
  readonly src: string;
  readonly origin: string;
  /** A one-time token for the note of a highlight; null where there is none to be had. */
  readonly token: (id: string) => Promise<string | null>;
  /** The page lets no window of ours in. */
  readonly onRefused: () => void;
  readonly onGone: () => void;
}

/** The window with a highlight's note, colour and tags: our own page in a frame, as the card is. */
export function createNoteWindow(document: Document, options: NoteWindowOptions) {
  let frame: ReturnType<typeof createCardFrame> | undefined;
  let open: string | null = null;
  let turn = 0;
  let before: Element | null = null;

  function close(): void {
    turn++;
    if (open === null) return;
    open = null;
    const hadFocus = document.activeElement === frame?.host;
    frame?.hide(true);
    if (hadFocus && before instanceof HTMLElement) before.focus({ preventScroll: true });
    before = null;
  }

  function frameInPage() {
    if (frame?.host.isConnected) return frame;
    frame?.remove();
    frame = createCardFrame(document, {
      src: options.src,
      origin: options.origin,
      onMessage: message => message.type === 'close' && close(),
      onPointer: () => {},
      onGone: options.onGone,
    });
    return frame;
  }

  return {
    get open() {
      return open;
    },
    get host() {
      return frame?.host ?? null;
    },
    async show(id: string, rangeOf: () => PageRange | null, focus: boolean): Promise<void> {
      const own = ++turn;
      const window = frameInPage();
      window.hide(false);
      const [ready, token] = await Promise.all([window.ready, options.token(id)]);
      const range = rangeOf();
      if (own !== turn || range === null || token === null) return;
      if (!ready) return options.onRefused();
      open = id;
      if (document.activeElement !== window.host) before = document.activeElement;
      window.show({
        token,
        mark: () => boxOf(rangeOf()),
        direction: directionOf(document, range),
        dark: isLightText(document, range),
        pinned: true,
        focus,
      });
    },
    /** The page has moved under it. */
    follow(): void {
      if (open !== null) frame?.follow();
    },
    close,
    remove() {
      close();
      frame?.remove();
    },
  };
}

function directionOf(document: Document, { startContainer }: PageRange): 'ltr' | 'rtl' {
  const parent = parentElementOf(startContainer);
  const style = parent && document.defaultView?.getComputedStyle(parent);
  return style?.direction === 'rtl' ? 'rtl' : 'ltr';
}

/** The first line of a range that can be seen, or the last that stands in the viewport; null where none can. */
export function boxOf(range: PageRange | null, which: 'first' | 'last' = 'first'): Box | null {
  if (!range?.startContainer.isConnected || !range.endContainer.isConnected) return null;
  const isSeen = ({ width, height }: DOMRect) => width > 0 && height > 0;
  const boxes = [...toLiveRange(range).getClientRects()].filter(isSeen);
  const { clientHeight = 0 } = range.startContainer.ownerDocument?.documentElement ?? {};
  const last = which === 'last' && boxes.findLast(({ top }) => top < clientHeight);
  return last || (boxes[0] ?? null);
}
