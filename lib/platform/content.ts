/** What a content script needs of the browser; nothing else of this folder gets into its bundle. */

/** The little of `runtime` that a content script needs. */
export interface ContentRuntime {
  /** Undefined once the extension was reloaded, updated or removed under the script. */
  readonly id?: string | undefined;
  getURL(path: string): string;
  sendMessage(message: unknown): Promise<unknown>;
  /** `handle` gives an answer, or undefined for a message that is not for it. Gives back how to stop. */
  listen(handle: (message: unknown) => Promise<unknown> | undefined): () => void;
}

type Listener = (message: unknown, sender: unknown, respond: (answer: unknown) => void) => unknown;

interface NativeRuntime {
  readonly id?: string | undefined;
  getURL(path: string): string;
  sendMessage(message: unknown): Promise<unknown>;
  readonly onMessage: {
    addListener(listener: Listener): void;
    removeListener(listener: Listener): void;
  };
}

/**
 * The browser's own `runtime`, without the polyfill, which would be a third of the annotator's budget
 * of 30 kB. Both browsers give promises here; only answering differs, and answering by callback works
 * in both.
 */
export function contentRuntime(): ContentRuntime {
  // `browser` in Firefox, where `chrome` knows callbacks only; `chrome` in Chromium.
  const api = Reflect.get(globalThis, 'browser') ?? Reflect.get(globalThis, 'chrome');
  const runtime = api.runtime as NativeRuntime;
  return {
    get id() {
      return runtime.id;
    },
    getURL: path => runtime.getURL(path),
    sendMessage: message => runtime.sendMessage(message),
    listen(handle) {
      const listener: Listener = (message, _sender, respond) => {
        const answer = handle(message);
        if (answer === undefined) return undefined;
        // Without a response the popup would wait for ever.
        void answer.then(respond, () => respond(null));
        return true;
      };
      runtime.onMessage.addListener(listener);
      return () => {
        // Nothing is left to remove it from once the extension is gone.
        if (runtime.id !== undefined) runtime.onMessage.removeListener(listener);
      };
    },
  };
}

/**
 * The address of a page of ours in a frame, and the origin of the document that loads there. They differ in
 * Chromium: the address is a dynamic one, which hides from the page which extension it is, while the
 * document behind it has the extension's own origin.
 */
export function frameAddress(
  runtime: ContentRuntime,
  page: '/card.html' | '/note.html',
): { src: string; origin: string } {
  const src = runtime.getURL(page);
  const { protocol, origin } = new URL(src);
  return {
    src,
    origin: protocol === 'moz-extension:' ? origin : `${protocol}//${runtime.id}`,
  };
}
