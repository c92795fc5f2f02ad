import { browser } from './browser.ts';

/**
 * A script of ours that the background runs only when it needs it, without the time that it takes at
 * every start. It leaves what it makes under a symbol. Where the background is a worker (Chromium) it
 * may load later only what it loaded when it was installed; where it is a page (Firefox) it may at
 * any time. Must be called in the first turn.
 */
export function laterScript<T>(file: string, made: symbol): () => Promise<T> {
  const load = Reflect.get(globalThis, 'importScripts');
  const url = browser.runtime.getURL(file);
  if (typeof load === 'function') addEventListener('install', () => load(url));
  return async () => {
    if (Reflect.get(globalThis, made) === undefined) {
      if (typeof load === 'function') load(url);
      else await import(/* @vite-ignore */ url);
    }
    // Put there by the entrypoint of that file, which is built with this one.
    return Reflect.get(globalThis, made) as T;
  };
}
