/** Addresses without the platform's `URL`, which pure code does not have. */

/** Removed wherever they stand, as browsers do: `java\nscript:` must be read as they would. */
const IGNORED = /[\t\n\r]/g;
const SCHEME = /^([a-z][a-z0-9+.-]*):/i;
const HOST = /^(?:\[[0-9a-f:.]+\]|[^\s\p{C}\p{Z}!"#$%&'()*+,/:;<=>?@[\\\]^`{|}~]+)$/iu;
const MAX_LENGTH = 8192;

/** The parts of a web address; they are its text again when joined by `writeAddress`. */
export interface WebAddress {
  readonly scheme: 'http' | 'https';
  /** Host and port. */
  readonly host: string;
  readonly path: string;
  /** With its `?`, or empty. */
  readonly query: string;
  /** With its `#`, or empty. */
  readonly fragment: string;
}

/**
 * An address as it can be kept: absolute, http, https or mailto, written as a browser would write it,
 * without credentials. Null for everything else: other schemes however they are spelled, hosts that
 * are none, relative addresses where no base is known.
 */
export function absoluteHref(href: string, base: string | null): string | null {
  const clean = tidy(href);
  if (clean === '') return null;
  const scheme = SCHEME.exec(clean)?.[1]?.toLowerCase();
  if (scheme === 'mailto') {
    const to = encodeRest(clean.slice('mailto:'.length));
    return to === '' ? null : `mailto:${to}`;
  }
  const found = scheme === undefined ? resolve(clean, base) : withScheme(clean, scheme, base);
  return found && writeAddress(found);
}

/** As `absoluteHref`, but web addresses only. */
export function absoluteWebAddress(href: string, base: string | null): string | null {
  const address = absoluteHref(href, base);
  return address?.startsWith('mailto:') ? null : address;
}

/** The parts of an absolute web address; null for whatever is none. */
export function readAddress(text: string): WebAddress | null {
  return parse(tidy(text));
}

/** Without what browsers ignore; empty where it is too long. By index: a pattern for the end takes the square of the time. */
function tidy(href: string): string {
  let start = 0;
  let end = href.length;
  while (start < end && href.charCodeAt(start) <= 0x20) start++;
  while (end > start && href.charCodeAt(end - 1) <= 0x20) end--;
  return end - start > MAX_LENGTH ? '' : href.slice(start, end).replace(IGNORED, '');
}

function parse(absolute: string): WebAddress | null {
  const match = /^(https?):[/\\]*([^/\\?#]*)([^?#]*)(\?[^#]*)?(#.*)?$/is.exec(absolute);
  if (!match) return null;
  const scheme = match[1]!.toLowerCase() === 'https' ? 'https' : 'http';
  const host = readHost(match[2]!, scheme);
  if (host === null) return null;
  return {
    scheme,
    host,
    path: withoutDots(match[3]!.replaceAll('\\', '/')),
    query: match[4] ?? '',
    fragment: match[5] ?? '',
  };
}

/** `https:x` is relative to a base of that scheme, as browsers have it. */
function withScheme(written: string, scheme: string, base: string | null): WebAddress | null {
  const rest = written.slice(scheme.length + 1);
  const from = /^[/\\]{2}/.test(rest) || base === null ? null : parse(tidy(base));
  return from?.scheme === scheme ? resolve(rest, base) : parse(written);
}

function readHost(authority: string, scheme: 'http' | 'https'): string | null {
  const written = authority.slice(authority.lastIndexOf('@') + 1);
  const match = /^(.*?)(?::(\d{0,5}))?$/s.exec(written);
  const name = match?.[1] ?? '';
  if (!HOST.test(name)) return null;
  const port = Number(match?.[2] ?? '');
  if (port > 65_535) return null;
  const usual = port === 0 || port === (scheme === 'https' ? 443 : 80);
  return name.toLowerCase() + (usual ? '' : `:${port}`);
}

function resolve(relative: string, base: string | null): WebAddress | null {
  if (/^[/\\]{2}/.test(relative)) {
    const scheme = base !== null && /^\s*http:/i.test(base) ? 'http' : 'https';
    return parse(`${scheme}:${relative}`);
  }
  const from = base === null ? null : parse(tidy(base));
  if (!from) return null;
  const match = /^([^?#]*)(\?[^#]*)?(#.*)?$/s.exec(relative);
  if (!match) return null;
  const path = match[1]!.replaceAll('\\', '/');
  const query = match[2] ?? '';
  const fragment = match[3] ?? '';
  if (path === '') return { ...from, query: query === '' ? from.query : query, fragment };
  const folder = from.path.slice(0, from.path.lastIndexOf('/') + 1);
  return {
    ...from,
    path: withoutDots(path.startsWith('/') ? path : folder + path),
    query,
    fragment,
  };
}

/** RFC 3986, 5.2.4; `%2e` is a dot too, as browsers have it. */
function withoutDots(path: string): string {
  const out: string[] = [];
  const segments = path.replace(/^\//, '').split('/');
  for (const [i, segment] of segments.entries()) {
    const last = i === segments.length - 1;
    const plain = segment.replace(/%2e/gi, '.');
    if (plain === '..') out.pop();
    if (plain !== '.' && plain !== '..') out.push(segment);
    else if (last) out.push('');
  }
  return `/${out.join('/')}`;
}

export function writeAddress({ scheme, host, path, query, fragment }: WebAddress): string {
  return `${scheme}://${host}${encodeRest(path)}${encodeRest(query)}${encodeRest(fragment)}`;
}

/** Nothing that could end an attribute, hide, or turn the direction of the text around it. */
function encodeRest(text: string): string {
  return text
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .replace(/[^\x21\x23-\x3b\x3d\x3f-\x5f\x61-\x7e]/gu, encodeOne);
}

function encodeOne(character: string): string {
  return encodeURIComponent(character);
}
