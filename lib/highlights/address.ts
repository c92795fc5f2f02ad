import { hash53 } from '../model/index.ts';
import { readAddress, type WebAddress, writeAddress } from '../text/index.ts';
import { asciiHost } from './punycode.ts';
import { isTracking } from './tracking-parameters.ts';
import { choosesTwin, plainPath, siteHost, withoutCache } from './twin-addresses.ts';

/** Longer ones are kept by their beginning: `data:` addresses hold whole pages. */
const LONGEST = 2_000;
/** Fragments that a script shows another page by; every other one is a place on the same page. */
const ROUTE = /^#!?\/.+|^#!.+/s;
const INDEX = /\/(?:index|default)\.(?:html?|php|aspx?|jsp)$/i;
const OUR_READER =
  /^(?:chrome|moz|safari-web)-extension:\/\/[^/]+\/reader\.html(?:\?[^#]*)?#(.*)$/s;
/** A blog's page with one comment in front is still that page. */
const PLACE_PARAMETERS = new Set(['showcomment', 'replytocom']);

export interface PageOptions {
  /** What the page says its address is (`link rel=canonical`), absolute or relative; null for none. */
  readonly canonical?: string | null;
}

/** An address as it was visited, without its fragment (but for a route's) and without tracking parameters. */
export function cleanUrl(url: string): string {
  const address = readAddress(url);
  if (!address) return shortened(readerPlace(url) === null ? withoutFragment(url) : url);
  const parts = parametersOf(address.query).filter(({ name }) => !isTracking(name));
  const query = parts.map(({ raw }) => raw).join('&');
  return writeAddress({
    ...address,
    query: query === '' ? '' : `?${query}`,
    fragment: routeOf(address.fragment),
  });
}

/**
 * What a page is found again by: the same for http and https, with `www.` or without, with its parameters
 * in any order, for its mobile and AMP twins, and for its canonical address where that is of the same
 * site. No address: `host[:port]/path[?parameters][#route]` without a scheme. A post in our reader is
 * `post:archive/post`, whichever browser shows it.
 */
export function pageKey(url: string, { canonical = null }: PageOptions = {}): string {
  const place = readerPlace(url);
  if (place !== null) return `post:${place}`;
  const shown = readerViewOf(url);
  if (shown !== null) return pageKey(shown, { canonical });
  const address = readAddress(url);
  if (!address) return otherKey(url);
  const own = withoutCache(address);
  return keyOf(canonicalOf(own, canonical) ?? own);
}

/** Host of a page without `www.`, `m.` and the like; empty for a file or a post in our reader. */
export function siteOf(url: string): string {
  const address = readAddress(readerViewOf(url) ?? url);
  return address ? siteHost(nameOf(withoutCache(address).host)) : '';
}

/** Null where it is another site's, or names the front page for a page that is not it: many sites do so. */
function canonicalOf(own: WebAddress, canonical: string | null): WebAddress | null {
  if (canonical === null || canonical.trim() === '') return null;
  const said = resolved(canonical.trim(), own);
  if (!said) return null;
  const found = withoutCache(said);
  if (!isSameSite(siteHost(nameOf(own.host)), siteHost(nameOf(found.host)))) return null;
  const isFront = found.path === '/' && found.query === '' && routeOf(found.fragment) === '';
  if (isFront && (own.path !== '/' || own.query !== '')) return null;
  // A route is the script's affair: a canonical address that does not know it is of another view.
  const route = routeOf(own.fragment);
  return route === '' ? found : { ...found, fragment: route };
}

function resolved(canonical: string, own: WebAddress): WebAddress | null {
  if (canonical.startsWith('//')) return readAddress(`${own.scheme}:${canonical}`);
  if (!canonical.startsWith('/')) return readAddress(canonical);
  return readAddress(`${own.scheme}://${own.host}${canonical}`);
}

function isSameSite(a: string, b: string): boolean {
  return a === b || a.endsWith(`.${b}`) || b.endsWith(`.${a}`);
}

function keyOf({ host, path, query, fragment }: WebAddress): string {
  const port = /:(?!80$|443$)\d+$/.exec(host)?.[0] ?? '';
  const even = evenly(path.replace(/;jsessionid=[^/;]*/gi, '')).replace(INDEX, '/');
  const plain = plainPath(even).replace(INDEX, '/').replace(/\/$/, '');
  const parameters = parametersOf(query)
    .filter(({ name, value }) => !isTracking(name) && !choosesTwin(name, value))
    .filter(({ name }) => !PLACE_PARAMETERS.has(name.toLowerCase()))
    .map(({ name, value }) => `${name}=${value}`.replace(/=$/, ''))
    .sort();
  const asked = parameters.length === 0 ? '' : `?${parameters.join('&')}`;
  return shortened(`${siteHost(nameOf(host))}${port}${plain}${asked}${evenly(routeOf(fragment))}`);
}

function nameOf(host: string): string {
  return host.startsWith('[') ? host.replace(/:\d+$/, '') : asciiHost(host.replace(/:\d+$/, ''));
}

interface Parameter {
  readonly name: string;
  readonly value: string;
  /** As it was written. */
  readonly raw: string;
}

function parametersOf(query: string): readonly Parameter[] {
  return query
    .replace(/^\?/, '')
    .split('&')
    .filter(raw => raw !== '')
    .map(raw => {
      const at = raw.indexOf('=');
      const spaced = (text: string) => evenly(text.replaceAll('+', '%20'));
      if (at < 0) return { name: spaced(raw), value: '', raw };
      return { name: spaced(raw.slice(0, at)), value: spaced(raw.slice(at + 1)), raw };
    });
}

/** The same characters encoded everywhere (RFC 3986, 6.2.2): those that need not be are not. */
function evenly(text: string): string {
  return text
    .replace(/[^\x21-\x7e]+/gu, part => encodeURIComponent(part.replace(/\p{Surrogate}/gu, '')))
    .replace(/%[0-9a-f]{2}/gi, code => {
      const character = String.fromCharCode(Number.parseInt(code.slice(1), 16));
      return /[\w.~-]/.test(character) ? character : code.toUpperCase();
    });
}

function routeOf(fragment: string): string {
  const plain = fragment.replace(/:~:.*$/s, '').replace(/\/+$/, '');
  return ROUTE.test(plain) ? plain : '';
}

/** `archive/post` of an address of our reader, in whichever browser. */
function readerPlace(url: string): string | null {
  const parameters = parametersOf(OUR_READER.exec(url)?.[1] ?? '');
  const said = (name: string) => parameters.find(one => one.name === name)?.value ?? '';
  const [archive, post] = [said('archive'), said('post')];
  return archive === '' || post === '' ? null : `${archive}/${post}`;
}

/** The page that Firefox's reader view shows. */
function readerViewOf(url: string): string | null {
  const shown = /^about:reader\?(?:.*&)?url=([^&#]+)/i.exec(url)?.[1];
  if (shown === undefined) return null;
  try {
    return decodeURIComponent(shown);
  } catch {
    return null;
  }
}

function otherKey(url: string): string {
  const trimmed = url.trim();
  if (/^data:/i.test(trimmed)) return `data:${hash53(trimmed).toString(36)}`;
  return shortened(evenly(withoutFragment(trimmed)));
}

function withoutFragment(url: string): string {
  const at = url.indexOf('#');
  return (at < 0 ? url : url.slice(0, at)).trim();
}

/** Cut, with a hash of the whole in place of what is cut: two long addresses stay two. */
function shortened(text: string): string {
  if (text.length <= LONGEST) return text;
  return `${text.slice(0, LONGEST).replace(/\p{Surrogate}$/u, '')}…${hash53(text).toString(36)}`;
}
