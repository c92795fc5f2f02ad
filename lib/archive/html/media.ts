import type { Block } from '../../model/index.ts';
import { absoluteWebAddress } from '../../text/index.ts';
import { cleanName } from './clean.ts';
import type { HtmlElement } from './tree.ts';

/** Pixels: what is smaller only counts visitors; up to the second, with a text, it is a smiley. */
const TRACKER = 3;
const SMILEY = 32;
/** Where scripts that load images late keep the address. */
const LATE = ['data-src', 'data-lazy-src', 'data-original', 'data-orig-file'];

export type Picture =
  | { readonly is: 'nothing' }
  /** Part of the line: a smiley by its text. */
  | { readonly is: 'text'; readonly text: string }
  | { readonly is: 'block'; readonly block: Block };

/** What an `img` is to a reader. Data and relative addresses without a base are nothing. */
export function readImage(image: HtmlElement, base: string | null): Picture {
  const width = pixels(image, 'width');
  const height = pixels(image, 'height');
  const largest = Math.max(width ?? 0, height ?? 0);
  if ((width !== null || height !== null) && largest <= TRACKER) return { is: 'nothing' };
  const alt = cleanName(image.attributes.get('alt') ?? '');
  const small = width !== null && height !== null && largest <= SMILEY;
  const smiley = small || /\b(?:wp-smiley|emoji)\b/.test(image.attributes.get('class') ?? '');
  if (smiley && alt !== '') return { is: 'text', text: alt };
  const src = imageAddress(image, base);
  return src === null ? { is: 'nothing' } : { is: 'block', block: { t: 'image', src, alt } };
}

function imageAddress(image: HtmlElement, base: string | null): string | null {
  for (const name of ['src', ...LATE]) {
    const address = absoluteWebAddress(image.attributes.get(name) ?? '', base);
    if (address !== null) return address;
  }
  const first = image.attributes.get('srcset')?.trim().split(/[\s,]/, 1)[0];
  return absoluteWebAddress(first ?? '', base);
}

function pixels(element: HtmlElement, name: 'width' | 'height'): number | null {
  const match = /^(\d{1,6})(?:\.\d+)?\s*(?:px)?$/.exec(element.attributes.get(name)?.trim() ?? '');
  if (match) return Number(match[1]);
  const style = element.attributes.get('style') ?? '';
  const inStyle = /(?:^|[;\s])(width|height)\s*:\s*(\d{1,6})px/gi;
  for (const found of style.matchAll(inStyle)) {
    if (found[1]!.toLowerCase() === name) return Number(found[2]);
  }
  return null;
}

/** A frame, plug-in, video or sound as the address to open instead; null where it has none. */
export function readEmbed(element: HtmlElement, base: string | null): Block | null {
  const own = element.attributes.get('src') ?? element.attributes.get('data-src') ?? '';
  const address = absoluteWebAddress(own, base) ?? sourceWithin(element, base);
  if (address === null) return null;
  const title = element.attributes.get('title') ?? element.attributes.get('aria-label') ?? '';
  return { t: 'embed', href: watchAddress(address), title: cleanName(title) };
}

function sourceWithin(element: HtmlElement, base: string | null): string | null {
  for (const child of element.children) {
    if (typeof child === 'string' || child.name !== 'source') continue;
    const address = absoluteWebAddress(child.attributes.get('src') ?? '', base);
    if (address !== null) return address;
  }
  return null;
}

const YOUTUBE =
  /^https?:\/\/(?:www\.|m\.)?(?:youtube\.com|youtube-nocookie\.com)\/(?:embed|v|e)\/([\w-]{6,20})(?=[?&#/]|$)/i;
const VIMEO =
  /^https?:\/\/(?:player\.vimeo\.com\/video\/|(?:www\.)?vimeo\.com\/moogaloop\.swf\?(?:[^#]*&)?clip_id=)(\d+)/i;

/** The page that a person would open, for players that have one. */
function watchAddress(address: string): string {
  const youtube = YOUTUBE.exec(address)?.[1];
  if (youtube !== undefined && youtube !== 'videoseries') {
    return `https://www.youtube.com/watch?v=${youtube}`;
  }
  const vimeo = VIMEO.exec(address)?.[1];
  return vimeo === undefined ? address : `https://vimeo.com/${vimeo}`;
}
