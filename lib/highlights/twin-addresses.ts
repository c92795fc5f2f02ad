/** A page at the addresses of its mobile, AMP and national twins: one and the same. */
import { readAddress, type WebAddress } from '../text/index.ts';

const CACHES: readonly RegExp[] = [
  // The AMP cache: a kind, `s` for https, then the address (amp.dev, "AMP Cache URL format").
  /^[^/]*\.cdn\.ampproject\.org\/(?:[aciruv]|wp|mbv)\/(s\/)?(.+)$/,
  /^(?:www\.)?google\.[a-z.]+\/amp\/(s\/)?(.+)$/,
  /^(?:www\.)?bing\.com\/amp\/(s\/)?(.+)$/,
  /^[^/]*\.bing-amp\.com\/[aciv]\/(s\/)?(.+)$/,
];
const TWIN_LABELS = new Set(['www', 'm', 'mobile', 'amp', 'touch', 'wap']);
/** Second levels that a country's names are sold under: what stands before them is a site of its own. */
const SHARED =
  /^(?:ac|co|com|edu|go|gob|gouv|gov|govt|judiciary|ltd|me|mil|ne|net|nhs|or|org|parliament|plc|police|sch)\.[a-z]{2}$/;
/** Parameters that choose a twin: each with the values for which that is sure. */
const TWIN_PARAMETERS: Readonly<Record<string, RegExp>> = {
  amp: /^(?:|1|true|yes)$/i,
  _amp: /^(?:|1|true|yes)$/i,
  outputtype: /^amp$/i,
  // Blogger's mobile view.
  m: /^[01]$/,
  mobile: /^(?:|1|true|on|yes)$/i,
};

/** The page's own address, where this is one of a cache of AMP pages; else itself. */
export function withoutCache(address: WebAddress): WebAddress {
  const whole = `${address.host}${address.path}`;
  for (const cache of CACHES) {
    const [, secure, rest] = cache.exec(whole) ?? [];
    if (rest === undefined) continue;
    const scheme = secure === undefined ? 'http' : 'https';
    return readAddress(`${scheme}://${rest}${address.query}${address.fragment}`) ?? address;
  }
  return address;
}

/** `www.`, `m.` and the like taken away; `en.m.` of wikis; a Blogspot blog's national addresses. */
export function siteHost(host: string): string {
  const labels = host.replace(/\.$/, '').split('.');
  while (labels.length > 2 && TWIN_LABELS.has(labels[0] ?? '')) {
    const rest = labels.slice(1).join('.');
    // Of `m.co.uk`, `co.uk` is left, which is nobody's; `www.gov.uk` is a site all the same.
    if (labels[0] !== 'www' && SHARED.test(rest)) break;
    labels.shift();
  }
  if (labels.length > 3 && labels[1] === 'm') labels.splice(1, 1);
  return labels
    .join('.')
    .replace(/^([^.]+)\.blogspot\.(?:[a-z]{2,3}\.)?[a-z]{2,3}$/, '$1.blogspot.com');
}

/** A path without what makes it AMP's: a first or last part `amp`, an ending `.amp`. */
export function plainPath(path: string): string {
  return path
    .replace(/\.amp(\.html?)?$/i, '$1')
    .replace(/(?<=\/[^/]+)\/amp\/?$/i, '')
    .replace(/^\/amp\/(?=[^/])/i, '/');
}

export function choosesTwin(name: string, value: string): boolean {
  const key = name.toLowerCase();
  return Object.hasOwn(TWIN_PARAMETERS, key) && TWIN_PARAMETERS[key]?.test(value) === true;
}
