import type { ContentRuntime } from './content-runtime.ts';

/**
 * The address of the card's frame, and the origin of the document that loads there. They differ in
 * Chromium: the address is a dynamic one, which hides from the page which extension it is, while the
 * document behind it has the extension's own origin.
 */
export function cardAddress(runtime: ContentRuntime): { src: string; origin: string } {
  const src = runtime.getURL('/card.html');
  const { protocol, origin } = new URL(src);
  return {
    src,
    origin: protocol === 'moz-extension:' ? origin : `${protocol}//${runtime.id}`,
  };
}
