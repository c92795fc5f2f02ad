/**
 * Waits for the annotator's port: one message, from the window that embeds us. Whoever else embeds
 * this page gets an empty card, since evidence is given for a token only.
 */
export function receivePort(window: Window, received: (port: MessagePort) => void): void {
  const stop = new AbortController();
  window.addEventListener(
    'message',
    event => {
      const [port] = event.ports;
      if (event.source !== window.parent || !port) return;
      stop.abort();
      received(port);
    },
    { signal: stop.signal },
  );
}
