import {
  IDLE,
  type Interaction,
  type InteractionEvent,
  pauseOf,
  reduce,
  shownBy,
} from './interaction.ts';

export interface ControlsOptions {
  /** Index of the mention at a point of the viewport, or null. */
  readonly hit: (x: number, y: number) => number | null;
  /** The pointer rests on a mention: a card may be wanted soon. */
  readonly prepare: () => void;
  readonly show: (mention: number, how: { pinned: boolean; focus: boolean }) => void;
  readonly hide: () => void;
  readonly pin: (pinned: boolean) => void;
  /** The page has scrolled or changed its size under an open card; false if its mark is gone. */
  readonly follow: () => boolean;
  /** Our own element, in which the card's frame lies. */
  readonly own: () => Element | null;
  readonly signal: AbortSignal;
}

export interface Controls {
  /** The mention whose card is to be seen, or null. */
  readonly shown: number | null;
  dispatch(event: InteractionEvent): void;
  /** Listens anew if the page has written its document again, which took all listeners away. */
  listen(): void;
}

/** What answers to a click by itself: never hindered, and never doubled by a card. */
const ACTIVE = 'a[href], button, input, select, textarea, summary, label, [role=button], [onclick]';

/**
 * Wires the page's events to the machine of `interaction.ts`, and the machine to the card. Listens
 * only: no event is stopped, prevented or made; and to the user only, not to events that the page made.
 */
export function createControls(document: Document, options: ControlsOptions): Controls {
  const { signal } = options;
  let state: Interaction = IDLE;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let inCard = false;
  let frame = 0;

  function dispatch(event: InteractionEvent): void {
    if (event.type === 'card') inCard = event.inside;
    const before = state;
    state = reduce(state, event);
    if (state === before || signal.aborted) return;
    clearTimeout(timer);
    const pause = pauseOf(state);
    if (pause !== null) timer = setTimeout(() => dispatch({ type: 'passed' }), pause);
    present(before, event);
  }

  function present(before: Interaction, event: InteractionEvent): void {
    const shown = shownBy(state);
    if (state.phase === 'resting') options.prepare();
    if (shown === null) {
      inCard = false;
      if (shownBy(before) !== null) options.hide();
    } else if (state.phase === 'open') {
      if (event.type === 'pin') options.pin(state.pinned);
      else if (event.type === 'step' || shown !== shownBy(before)) options.show(shown, state);
    }
  }

  /** Once a frame, with the last point: the pointer sends many more than are seen. */
  let point = { x: 0, y: 0 };
  function look(): void {
    frame = 0;
    if (!inCard) dispatch({ type: 'over', mention: options.hit(point.x, point.y) });
  }
  function follow(): void {
    frame = 0;
    const pinned = state.phase === 'open' && state.pinned;
    if (shownBy(state) !== null && !options.follow() && !pinned) dispatch({ type: 'close' });
  }
  function nextFrame(what: () => void): void {
    if (frame === 0) frame = requestAnimationFrame(what);
  }

  function onMove(event: PointerEvent): void {
    if (!event.isTrusted || event.pointerType === 'touch' || event.target === options.own()) return;
    // The frame keeps its events to itself, so the pointer has left it; Firefox may not say so.
    if (inCard) dispatch({ type: 'card', inside: false });
    point = { x: event.clientX, y: event.clientY };
    // With a button down the user selects or drags; a card would be in the way.
    if (event.buttons === 0) nextFrame(look);
    else dispatch({ type: 'over', mention: null });
  }
  function onLeave(): void {
    if (!inCard) dispatch({ type: 'over', mention: null });
  }
  function onClick(event: MouseEvent): void {
    if (!event.isTrusted || event.button !== 0) return;
    if (document.getSelection()?.isCollapsed === false) return;
    if (event.target instanceof Element && event.target.closest(ACTIVE)) return;
    dispatch({ type: 'tap', mention: options.hit(event.clientX, event.clientY) });
  }
  function onKey(event: KeyboardEvent): void {
    if (event.isTrusted && event.key === 'Escape' && !event.isComposing)
      dispatch({ type: 'close' });
  }
  const onScroll = () => nextFrame(follow);

  let root: Element | null = null;
  function listen(): void {
    if (root === document.documentElement) return;
    root = document.documentElement;
    const how = { capture: true, passive: true, signal };
    // Those that are still there are not added twice.
    document.addEventListener('pointermove', onMove, how);
    root?.addEventListener('pointerleave', onLeave, how);
    document.addEventListener('click', onClick, how);
    document.addEventListener('keydown', onKey, how);
    document.addEventListener('scroll', onScroll, how);
    document.defaultView?.addEventListener('resize', onScroll, how);
  }
  listen();
  signal.addEventListener('abort', () => {
    clearTimeout(timer);
    cancelAnimationFrame(frame);
  });

  return {
    get shown() {
      return shownBy(state);
    },
    dispatch,
    listen,
  };
}
