import { afterEach, expect, it, vi } from 'vitest';
import { contentRuntime } from '../../../lib/platform/content.ts';

type Listener = (message: unknown, sender: unknown, respond: (answer: unknown) => void) => unknown;

/** A `runtime` that hands its one listener a message, as the browser does. */
function runtimeOf(listeners: Listener[]) {
  return {
    runtime: {
      id: 'an-id',
      onMessage: { addListener: (listener: Listener) => listeners.push(listener) },
    },
  };
}

afterEach(() => vi.unstubAllGlobals());

it.each<[string, () => Promise<unknown>, unknown]>([
  ['what it was answered', async () => 'an answer', 'an answer'],
  ['nothing where answering failed', async () => Promise.reject(new Error('no page')), null],
])('responds with %s', async (_, handle, expected) => {
  const listeners: Listener[] = [];
  vi.stubGlobal('browser', runtimeOf(listeners));
  contentRuntime().listen(handle);
  const response = new Promise(respond => {
    expect(listeners[0]?.('a message', {}, respond)).toBe(true);
  });
  expect(await response).toBe(expected);
});
