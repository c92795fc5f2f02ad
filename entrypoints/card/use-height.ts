import { useLayoutEffect } from 'preact/hooks';
import { CARD_HEIGHT } from '../../lib/page/index.ts';

/**
 * Tells how high the card wants to be, in CSS pixels, once `of` is not null and whenever it changes. At
 * first without an observer: browsers may not run those in a frame that is hidden.
 */
export function useHeight(of: string | null, tell: (height: number) => void): void {
  useLayoutEffect(() => {
    const card = document.querySelector('main');
    if (of === null || card === null) return;
    const measure = () => tell(naturalHeight(card));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(card);
    // Where it has the frame's height already, what comes into it makes it no higher: a part of it scrolls.
    const changes = new MutationObserver(measure);
    changes.observe(card, { childList: true, characterData: true, subtree: true });
    return () => {
      observer.disconnect();
      changes.disconnect();
    };
  }, [of]);
}

/** Without the limit that the frame's height sets it, since that is made from this. */
function naturalHeight(card: HTMLElement): number {
  card.style.maxBlockSize = `${CARD_HEIGHT}px`;
  const height = Math.ceil(card.getBoundingClientRect().height);
  card.style.maxBlockSize = '';
  return height;
}
