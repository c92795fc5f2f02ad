import { useLayoutEffect } from 'preact/hooks';

/**
 * Tells how high the card is, in CSS pixels, once `of` is not null and whenever it changes. At first
 * without an observer: browsers may not run those in a frame that is hidden.
 */
export function useHeight(of: string | null, tell: (height: number) => void): void {
  useLayoutEffect(() => {
    const card = document.querySelector('main');
    if (of === null || card === null) return;
    const measure = () => tell(Math.ceil(card.getBoundingClientRect().height));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(card);
    return () => observer.disconnect();
  }, [of]);
}
