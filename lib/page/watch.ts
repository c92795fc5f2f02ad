import { idleTurn } from './slices.ts';

/** At most one look a second; a page that changes for ever without new text is looked at less and less. */
const SOONEST = 1000;
const LATEST = 8000;
/** After a quiet time: long enough for what changes together to be seen together. */
const SETTLED = 200;
/** Attributes by which pages show and hide their text. */
const LOOKS = 'class style hidden open inert aria-hidden'.split(' ');

export interface WatchOptions {
  /** Says what has changed, at once and often. */
  readonly note: (records: readonly MutationRecord[]) => void;
  /** The page may look different as a whole: its style sheets have come, or it turned dark. */
  readonly forget: () => void;
  /**
   * The page has changed some time ago and is idle. `back` where it comes from the back/forward cache,
   * where no message reached it. Says whether there was anything new.
   */
  readonly look: (back: boolean) => Promise<boolean>;
  /** The page shows another address now: what was open belongs to the one before. */
  readonly moved: () => void;
  readonly own: (node: Node | undefined) => boolean;
  readonly signal: AbortSignal;
}

/** Watches a page that changes: text that comes late, navigation without a new document, coming back. */
export function watchPage(document: Document, options: WatchOptions): void {
  const { note, forget, look, moved, own, signal } = options;
  const view = document.defaultView;
  let wait = SOONEST;
  let looked = Number.NEGATIVE_INFINITY;
  let back = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let address = document.location.href;

  async function run(): Promise<void> {
    await idleTurn();
    if (signal.aborted) return;
    const wasBack = back;
    back = false;
    // What changes while the page is read is for the next look, and a look that fails is not the last.
    timer = undefined;
    looked = performance.now();
    const found = await look(wasBack).catch(() => false);
    wait = found ? SOONEST : Math.min(2 * wait, LATEST);
  }
  function soon(): void {
    const due = Math.max(SETTLED, looked + wait - performance.now());
    timer ??= setTimeout(() => void run(), due);
  }
  /** As soon as may be, however long the page has told nothing new. */
  function now(): void {
    wait = SETTLED;
    clearTimeout(timer);
    timer = undefined;
    soon();
  }
  function checkAddress(): void {
    if (address === document.location.href) return;
    address = document.location.href;
    moved();
    now();
  }

  const observer = new MutationObserver(records => {
    checkAddress();
    // A lone record may be of our own coming.
    if (records.length === 1 && own(records[0]?.addedNodes[0])) return;
    note(records);
    soon();
  });
  observer.observe(document, {
    childList: true,
    characterData: true,
    subtree: true,
    attributeFilter: LOOKS,
  });
  const on = (target: EventTarget | null | undefined, type: string, run: (event: Event) => void) =>
    target?.addEventListener(type, run, { signal });
  // Where there is no Navigation API the page's own changes tell: the address is compared at each.
  on(Reflect.get(globalThis, 'navigation'), 'currententrychange', checkAddress);
  on(view, 'popstate', checkAddress);
  on(view, 'hashchange', checkAddress);
  on(view, 'pageshow', event => {
    if (!(event instanceof PageTransitionEvent && event.persisted)) return;
    back = true;
    now();
  });
  const anew = () => {
    forget();
    now();
  };
  // Dark text may have become light, and no node has changed.
  on(matchMedia('(prefers-color-scheme:dark)'), 'change', anew);
  if (document.readyState !== 'complete') on(view, 'load', anew);
  signal.addEventListener('abort', () => {
    observer.disconnect();
    clearTimeout(timer);
  });
}
