import { type Box, CARD_HEIGHT, CARD_WIDTH, placeCard } from './card-place.ts';
import type { FromCard, ToCard } from './card-port.ts';

export interface CardFrameOptions {
  /** Address of the card's page, and the origin that its document has. */
  readonly src: string;
  readonly origin: string;
  /** All that the card says, but 'ready' and 'size', which are dealt with here. */
  readonly onMessage: (message: FromCard) => void;
  /** The pointer went into the card, or out of it. */
  readonly onPointer: (inside: boolean) => void;
  /** The frame's process went away, as it does when the extension is reloaded. */
  readonly onGone: () => void;
}

export interface ShowOptions {
  readonly token: string;
  /** Asked again whenever the page may have moved; null once the mark is out of sight. */
  readonly mark: () => Box | null;
  readonly direction: 'ltr' | 'rtl';
  readonly dark: boolean;
  readonly pinned: boolean;
  readonly focus: boolean;
}

export interface CardFrame {
  /** Our one node in the page. */
  readonly host: HTMLElement;
  /** True once the frame has answered; false on a page that refuses it. */
  readonly ready: Promise<boolean>;
  show(options: ShowOptions): void;
  /** Puts the card where its mark is now; false if the mark of a card that is shown is out of sight. */
  follow(): boolean;
  pin(pinned: boolean): void;
  /** `over` where no other card follows at once. */
  hide(over: boolean): void;
  remove(): void;
}

/** A page that isolates itself (COEP) refuses the frame: no answer within this time, in milliseconds. */
const READY_WITHIN = 3000;

const HOST: Style = {
  all: 'initial',
  position: 'fixed',
  left: '0',
  top: '0',
  width: '0',
  height: '0',
  'z-index': '2147483647',
};
const FRAME: Style = {
  ...HOST,
  display: 'block',
  width: `${CARD_WIDTH}px`,
  height: `${CARD_HEIGHT}px`,
  border: '0',
  visibility: 'hidden',
  'pointer-events': 'none',
  'border-radius': '8px',
  background: 'transparent',
};
/** The card's own shadow would be cut off at the frame's edge. */
const shadow = (dark: boolean) => `0 8px 28px rgb(0 0 0 / ${dark ? 0.5 : 0.14})`;

type Style = Readonly<Record<string, string>>;

/**
 * The card's frame in a closed shadow root, loaded at once and hidden until its content is there: a
 * load costs 60 to 200 ms. Styles are set through the object model, which no policy of the page
 * forbids. The page sees an empty element beside its body and nothing else: not the frame, nor its
 * address, nor a message.
 */
export function createCardFrame(document: Document, options: CardFrameOptions): CardFrame {
  const host = document.createElement('div');
  const frame = document.createElement('iframe');
  style(host, HOST);
  style(frame, FRAME);
  frame.src = options.src;
  host.attachShadow({ mode: 'closed' }).append(frame);

  let port: MessagePort | undefined;
  let answer: (ready: boolean) => void;
  const ready = new Promise<boolean>(resolve => {
    answer = resolve;
  });
  let shown: ShowOptions | undefined;
  let height = 0;
  let visible = false;

  const post = (message: ToCard) => port?.postMessage(message);

  function place(): boolean {
    if (!shown) return true;
    const mark = shown.mark();
    const view = document.documentElement;
    if (mark === null || mark.bottom < 0 || mark.top > view.clientHeight) return false;
    const size = { width: view.clientWidth, height: view.clientHeight };
    const at = placeCard(mark, height, size, shown.direction);
    style(frame, {
      transform: `translate(${Math.round(at.left)}px, ${Math.round(at.top)}px)`,
      width: `${at.width}px`,
      height: `${at.height}px`,
    });
    return true;
  }

  function reveal(): void {
    if (visible || !shown || !place()) return;
    visible = true;
    style(frame, { visibility: 'visible', 'pointer-events': 'auto' });
    if (shown.focus) frame.focus({ preventScroll: true });
  }

  function receive(message: FromCard): void {
    if (message.type === 'ready') {
      answer(true);
    } else if (message.type === 'size') {
      if (message.token !== shown?.token) return;
      height = message.height;
      if (visible) place();
      else reveal();
    } else {
      options.onMessage(message);
    }
  }

  function conceal(): void {
    visible = false;
    style(frame, { visibility: 'hidden', 'pointer-events': 'none' });
  }

  frame.addEventListener('load', () => {
    port?.close();
    const channel = new MessageChannel();
    port = channel.port1;
    port.onmessage = event => receive(event.data);
    port.addEventListener('close', () => {
      // A page that takes our element away takes the frame's end with it, and the extension is still there.
      if (host.isConnected && port === channel.port1) options.onGone();
    });
    frame.contentWindow?.postMessage(null, options.origin, [channel.port2]);
    setTimeout(() => answer(false), READY_WITHIN);
  });
  frame.addEventListener('pointerenter', () => options.onPointer(true));
  frame.addEventListener('pointerleave', () => options.onPointer(false));
  removeOrphans(document, options.src);
  document.documentElement.append(host);

  return {
    host,
    ready,
    show(next) {
      // Until the new content has its size: nothing is to move under the reader's eyes.
      conceal();
      shown = next;
      const { token, pinned, focus } = next;
      const scheme = next.dark ? 'dark' : 'light';
      // The frame's ground stays transparent only while both sides agree on the scheme.
      style(frame, { 'color-scheme': scheme, 'box-shadow': shadow(next.dark) });
      post({ type: 'show', token, scheme, pinned, focus });
    },
    follow: place,
    pin(pinned) {
      post({ type: 'pinned', pinned });
    },
    hide(over) {
      // Between two cards there is none for a moment, and the second may be closed within it.
      if (shown || over) post({ type: 'hide', over });
      shown = undefined;
      conceal();
    },
    remove() {
      port?.close();
      host.remove();
    },
  };
}

/**
 * Firefox ends the scripts of an extension that is reloaded without a word, so that they leave their
 * element behind; it also lets scripts of the same extension look into it. Chromium lets the old
 * script live, and it cleans up after itself.
 */
function removeOrphans(document: Document, src: string): void {
  for (const child of document.documentElement.children) {
    const root: unknown = Reflect.get(child, 'openOrClosedShadowRoot');
    if (root instanceof ShadowRoot && root.querySelector('iframe')?.src === src) child.remove();
  }
}

/** Important: what the page's own style sheets say of elements like ours does not count. */
function style(element: HTMLElement, values: Style): void {
  for (const [name, value] of Object.entries(values)) {
    element.style.setProperty(name, value, 'important');
  }
}
