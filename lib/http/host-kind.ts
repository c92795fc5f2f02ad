/** Which hosts are nobody's public web site, by the host as the URL parser normalises it. */

/**
 * Names of one's own machine or network, and names that are nobody's (RFC 6761, 6762, 7686, 8375;
 * `.internal` by ICANN in 2024); of clusters, of Windows' shared network, of a common router.
 */
const OWN_SUFFIXES = [
  'localhost',
  'local',
  'localdomain',
  'internal',
  'intranet',
  'private',
  'corp',
  'home',
  'lan',
  'home.arpa',
  'in-addr.arpa',
  'ip6.arpa',
  'svc',
  'mshome.net',
  'fritz.box',
  'onion',
  'test',
  'invalid',
];
/** Public names that resolve, by design, to loopback or to the address that is written in them. */
const ECHOING_SUFFIXES = ['nip.io', 'sslip.io', 'xip.io', 'localtest.me', 'lvh.me'];

/**
 * First address and prefix length, from IANA's registry of special-purpose IPv4 addresses; and the one
 * public address at which every machine of a large cloud reaches its own host.
 */
const SPECIAL_IPV4: readonly (readonly [string, number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['168.63.129.16', 32],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
];

export type HostKind = 'public' | 'loopback' | 'private';

/**
 * Tells by the host's spelling alone what it is; `hostname` is a parsed URL's, so that short, octal
 * and hexadecimal spellings of an address have become the usual one. A public name whose server
 * answers with a private address is not seen: nobody without a resolver can.
 */
export function hostKind(hostname: string): HostKind {
  const host = hostname.toLowerCase().replace(/\.+$/, '');
  if (host.startsWith('[')) return ipv6Kind(host.slice(1, -1));
  if (/^\d+\.\d+\.\d+\.\d+$/.test(host)) return ipv4Kind(host);
  if (host === 'localhost' || host.endsWith('.localhost')) return 'loopback';
  // A name without a dot is one of the local network, except on paper.
  if (!host.includes('.')) return 'private';
  return endsInOne([...OWN_SUFFIXES, ...ECHOING_SUFFIXES], host) ? 'private' : 'public';
}

/**
 * Whether what is sent there stays within one's own machine or network. Not the contrary of 'public': names
 * and IPv6 addresses that carry an IPv4 address may lead to any, so here they are nobody's own.
 */
export function isOwnNetwork(hostname: string): boolean {
  if (hostKind(hostname) === 'public') return false;
  const host = hostname.toLowerCase().replace(/\.+$/, '');
  // RFC 4193 (fc00::/7), RFC 4291 (fe80::/10)
  if (host.startsWith('[')) return host === '[::1]' || /^\[(?:f[cd]|fe[89ab])/.test(host);
  return !endsInOne(ECHOING_SUFFIXES, host);
}

function endsInOne(suffixes: readonly string[], host: string): boolean {
  return suffixes.some(suffix => host === suffix || host.endsWith(`.${suffix}`));
}

function ipv4Kind(host: string): HostKind {
  const address = ipv4Number(host);
  if (address >>> 24 === 127) return 'loopback';
  const special = SPECIAL_IPV4.some(([first, length]) => {
    const rest = 32 - length;
    return address >>> rest === ipv4Number(first) >>> rest;
  });
  return special ? 'private' : 'public';
}

function ipv4Number(host: string): number {
  return host.split('.').reduce((sum, part) => ((sum << 8) | Number(part)) >>> 0, 0);
}

/**
 * Only global unicast (2000::/3) is public, less the ranges in it that are none or that carry an IPv4
 * address (2001::/23, 2001:db8::/32, 2002::/16, 3fff::/20). So mapped addresses, unique local and
 * link-local ones and NAT64's all fall out.
 */
function ipv6Kind(host: string): HostKind {
  if (host === '::1') return 'loopback';
  const [first = 0, second = 0] = ipv6Groups(host);
  if (first >>> 13 !== 1) return 'private';
  if (first === 0x2001 && (second < 0x200 || second === 0xdb8)) return 'private';
  if (first === 0x2002 || (first === 0x3fff && second < 0x1000)) return 'private';
  return 'public';
}

/** The first two groups of an address as the URL parser writes it: compressed, without dots. */
function ipv6Groups(host: string): number[] {
  const [before = ''] = host.split('::');
  const groups = before === '' ? [] : before.split(':').map(group => Number.parseInt(group, 16));
  return [...groups, 0, 0].slice(0, 2);
}
