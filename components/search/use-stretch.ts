import { useRef, useState } from 'preact/hooks';

/** From the bar where it began to the one where it is, which may be the earlier. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/**
 * A stretch of bars that the pointer is drawn along. It is captured only once it has left the first bar: until
 * then it is a click.
 */
export function useStretch(count: number, onStretch: (stretch: Stretch) => void) {
  const [drag, setDrag] = useState<Stretch | null>(null);
  const start = useRef<number | null>(null);
  const dragged = useRef(false);
  type Event = PointerEvent & { readonly currentTarget: HTMLElement };
  const barAt = ({ clientX, currentTarget }: Event): number => {
    const { left, width } = currentTarget.getBoundingClientRect();
    const i = Math.floor(((clientX - left) / width) * count);
    const bar = Math.min(count - 1, Math.max(0, i));
    return getComputedStyle(currentTarget).direction === 'rtl' ? count - 1 - bar : bar;
  };
  const stop = () => {
    start.current = null;
    setDrag(null);
  };
  return {
    drag,
    wasDrag: () => dragged.current,
    handlers: {
      onPointerDown(event: Event) {
        dragged.current = false;
        start.current = event.button === 0 ? barAt(event) : null;
      },
      onPointerMove(event: Event) {
        if (start.current === null) return;
        const to = barAt(event);
        if (!dragged.current && to === start.current) return;
        dragged.current = true;
        event.currentTarget.setPointerCapture(event.pointerId);
        setDrag({ from: start.current, to });
      },
      onPointerUp(event: Event) {
        if (start.current !== null && dragged.current) {
          onStretch({ from: start.current, to: barAt(event) });
        }
        stop();
      },
      onPointerCancel: stop,
    },
  };
}
