import { type HostKind, hostKind } from '../../http/index.ts';
import { fail, ok, type Result } from '../../model/index.ts';

export interface AddressRules {
  /** For tests and demo builds: 127.0.0.0/8, ::1 and localhost pass. Other private hosts never do. */
  readonly allowLoopback?: boolean;
}

/** Longer ones are no address that a person pastes, and some servers refuse them. */
const MAX_LENGTH = 2_000;

/**
 * An address as a person pastes it → a URL that may be fetched: http or https, no name and password,
 * no fragment, a public host. `https:` is put before an address without a scheme. Fails with 'refused'
 * or 'wrong-use'. Redirects and links get the same check as what was pasted.
 */
export function checkAddress(text: string, rules: AddressRules = {}): Result<URL> {
  const trimmed = text.trim();
  if (trimmed === '') {
    return fail('wrong-use', 'There is no address.', 'Paste the blog’s address.');
  }
  const url = trimmed.length > MAX_LENGTH ? null : URL.parse(withScheme(trimmed));
  // Chromium takes 'two words' for a host, as 'two%20words'; the standard and the others do not.
  if (!url || url.hostname.includes('%')) {
    return fail(
      'wrong-use',
      `'${shortened(trimmed)}' is not an address.`,
      'Copy it from the address bar of a browser.',
    );
  }
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    return fail(
      'refused',
      `'${shortened(trimmed)}' is not a web address.`,
      'Use an address that begins with https:// or http://.',
    );
  }
  if (url.username !== '' || url.password !== '') {
    return fail(
      'refused',
      `The address of ${url.host} has a name or a password in it.`,
      'Take away what stands before the @: only public blogs are read.',
    );
  }
  const kind = hostKind(url.hostname);
  if (!isAllowed(kind, rules)) return refusedHost(url);
  url.hash = '';
  return ok(url);
}

function isAllowed(kind: HostKind, rules: AddressRules): boolean {
  return kind === 'public' || (kind === 'loopback' && rules.allowLoopback === true);
}

function refusedHost(url: URL) {
  return fail(
    'refused',
    `${url.hostname} is in this computer or its own network, not on the public web.`,
    'Use the address of a public blog, or save its export as a file and import that.',
  );
}

/** 'example.org:8080/x' is a host with a port; the URL parser would take 'example.org' for a scheme. */
function withScheme(text: string): string {
  const hasScheme = /^[a-z][a-z\d+.-]*:/i.test(text) && !/^[^/?#\\@]+:\d+([/?#]|$)/.test(text);
  return hasScheme ? text : `https://${text.replace(/^\/\//, '')}`;
}

function shortened(text: string): string {
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}

/**
 * Whether a URL may be read with the permission for `origin`: the same host and port, with https in
 * place of http, and never the other way.
 */
export function isWithin(origin: string, url: URL): boolean {
  const granted = URL.parse(origin);
  if (!granted) return false;
  if (granted.origin === url.origin) return true;
  const upgraded = granted.protocol === 'http:' && url.protocol === 'https:';
  return upgraded && granted.hostname === url.hostname && granted.port === '' && url.port === '';
}
