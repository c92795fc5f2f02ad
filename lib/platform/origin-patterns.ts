/** Match patterns, which are what browsers give permissions by. They name no port. */

export const EVERYWHERE = '<all_urls>';

/** Match patterns of a host and its subdomains. An address of numbers has none. */
export function patternsOf(host: string): string[] {
  const numeric = /^[\d.]+$|^\[/.test(host) || host === 'localhost';
  return numeric ? [`*://${host}/*`] : [`*://*.${host}/*`];
}

/** Match patterns of an address's origin and its twin, with and without `www.`. */
export function originPatterns(address: string): string[] {
  const { hostname } = new URL(address);
  const bare = hostname.replace(/^www\./, '');
  const alone = /^[\d.]+$|^\[/.test(hostname) || !bare.includes('.');
  return alone ? [`*://${hostname}/*`] : [`*://${bare}/*`, `*://www.${bare}/*`];
}

/**
 * Of `patterns` those without which all that is needed is still granted. A wide one that something stands
 * on stays: once it is gone, a browser gives a narrower one only in a click, and with a question.
 */
export function unneededPatterns(
  patterns: readonly string[],
  granted: readonly string[],
  needs: readonly string[],
): string[] {
  const rest = granted.filter(pattern => !patterns.includes(pattern));
  const lost = needs.filter(need => !rest.some(pattern => covers(pattern, need)));
  return patterns.filter(pattern => !lost.some(need => covers(pattern, need)));
}

const PATTERN = /^(\*|https?):\/\/(\*\.)?([^/]+)\/\*$/;

function covers(pattern: string, need: string): boolean {
  if (pattern === EVERYWHERE || pattern === need) return true;
  const [, scheme, wide, host = ''] = PATTERN.exec(pattern) ?? [];
  const [, needScheme, needsWide, needHost = ''] = PATTERN.exec(need) ?? [];
  if (scheme !== '*' && scheme !== needScheme) return false;
  if (wide === undefined) return host === needHost && needsWide === undefined;
  return host !== '' && (needHost === host || needHost.endsWith(`.${host}`));
}
