import type { PageMention } from '../messages/catalogue.ts';
import type { Send } from '../messages/sending.ts';
import { createCardFrame } from './card-frame.ts';
import type { Box } from './card-place.ts';
import type { FromCard } from './card-port.ts';
import { isLightText } from './painter.ts';
import { type PageRange, toLiveRange } from './ranges.ts';

export interface CardOptions {
  readonly src: string;
  readonly origin: string;
  readonly send: Send;
  readonly onMessage: (message: FromCard) => void;
  readonly onPointer: (inside: boolean) => void;
  /** No card can be shown: the page refuses the frame, or the background has no evidence. */
  readonly onRefused: () => void;
  readonly onGone: () => void;
}

export type Card = ReturnType<typeof createCard>;

/** The card on a mention: its token, its place, and the focus that it takes and gives back. */
export function createCard(document: Document, options: CardOptions) {
  const frame = createCardFrame(document, options);
  /** A token that comes after another card was asked for is left unused. */
  let turn = 0;
  let before: Element | null = null;

  return {
    host: frame.host,
    follow: frame.follow,
    pin: frame.pin,
    async open(
      mention: PageMention,
      range: PageRange,
      how: { pinned: boolean; focus: boolean },
    ): Promise<void> {
      const own = ++turn;
      // From card to card the focus rests nowhere for a moment; what had it before them all counts.
      if (before === null) before = document.activeElement;
      const focus = how.focus || document.activeElement === frame.host;
      frame.hide(false);
      const ready = await frame.ready;
      if (own !== turn) return;
      const { archive, term } = mention;
      if (!ready) {
        void options.send({ type: 'annotator.refused', archive, term });
        return options.onRefused();
      }
      const answer = await options.send({
        type: 'annotator.open-card',
        archive,
        term,
        senses: [...(mention.senses ?? [])],
        word: toLiveRange(range).toString().slice(0, 500),
        url: document.location.href,
      });
      if (own !== turn) return;
      if (!answer.ok) return options.onRefused();
      frame.show({
        token: answer.value.token,
        mark: () => firstLine(range),
        direction: directionOf(document, range),
        dark: isLightText(document, range),
        pinned: how.pinned,
        focus,
      });
    },
    close(): void {
      turn++;
      const hadFocus = document.activeElement === frame.host;
      frame.hide(true);
      if (hadFocus && before instanceof HTMLElement) before.focus({ preventScroll: true });
      before = null;
    },
    remove: frame.remove,
  };
}

/** The line that a mention begins on; null once its text is gone or not shown. */
function firstLine(range: PageRange): Box | null {
  if (!range.startContainer.isConnected || !range.endContainer.isConnected) return null;
  const live = toLiveRange(range);
  return [...live.getClientRects()].find(box => box.width > 0 && box.height > 0) ?? null;
}

function directionOf(document: Document, { startContainer }: PageRange): 'ltr' | 'rtl' {
  const parent = startContainer.parentElement;
  const style = parent && document.defaultView?.getComputedStyle(parent);
  return style?.direction === 'rtl' ? 'rtl' : 'ltr';
}
