/** At most one look a second; a page that changes for ever without new text is looked at less and less. */
const SOONEST = 1000;
const LATEST = 8000;

/**
 * Calls `look` some time after the page's nodes have changed, while the page is idle, and when it comes
 * back from the back/forward cache. `look` says whether it found anything new.
 */
export function watchPage(
  document: Document,
  look: () => Promise<boolean>,
  own: () => Element | null,
  signal: AbortSignal,
): void {
  let wait = SOONEST;
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function run(): Promise<void> {
    // A look that fails is not to be the last one.
    const found = await look().catch(() => false);
    wait = found ? SOONEST : Math.min(2 * wait, LATEST);
    timer = undefined;
  }
  function soon(): void {
    timer ??= setTimeout(() => whenIdle(() => void (signal.aborted || run())), wait);
  }

  // Costs next to nothing however many records come: only a lone one is looked at, our own coming.
  const observer = new MutationObserver(records => {
    const added = records.length === 1 ? records[0]?.addedNodes[0] : undefined;
    if (added === undefined || added !== own()) soon();
  });
  observer.observe(document, { childList: true, characterData: true, subtree: true });
  document.defaultView?.addEventListener(
    'pageshow',
    event => {
      if (!event.persisted) return;
      wait = SOONEST;
      soon();
    },
    { signal },
  );
  signal.addEventListener('abort', () => {
    observer.disconnect();
    clearTimeout(timer);
  });
}

function whenIdle(then: () => void): void {
  if (typeof requestIdleCallback === 'function') requestIdleCallback(then, { timeout: SOONEST });
  else then();
}
