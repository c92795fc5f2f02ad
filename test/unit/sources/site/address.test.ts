import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkAddress, isWithin } from '../../../../lib/sources/site/address.ts';

const codeOf = (text: string, allowLoopback = false) => {
  const checked = checkAddress(text, { allowLoopback });
  return checked.ok ? checked.value.href : checked.error.code;
};

describe('addresses that are read', () => {
  it.each([
    ['https://blog.example.org/', 'https://blog.example.org/'],
    ['  http://Blog.Example.org/a?b=1#c ', 'http://blog.example.org/a?b=1'],
    ['blog.example.org', 'https://blog.example.org/'],
    ['//blog.example.org/feed', 'https://blog.example.org/feed'],
    ['blog.example.org:8080/feed', 'https://blog.example.org:8080/feed'],
    ['https://1.1.1.1/', 'https://1.1.1.1/'],
    ['https://172.32.0.1/', 'https://172.32.0.1/'],
    ['https://[2606:4700::1111]/', 'https://[2606:4700::1111]/'],
    ['https://notlocal.example/', 'https://notlocal.example/'],
    ['https://local.example.org/', 'https://local.example.org/'],
  ])('%s', (text, href) => {
    expect(codeOf(text)).toBe(href);
  });
});

describe('hosts that are refused, in every spelling', () => {
  it.each([
    'http://localhost/',
    'http://LOCALHOST:3000/',
    'http://localhost./',
    'http://a.localhost/',
    'http://127.0.0.1/',
    'http://127.0.0.1./',
    'http://127.1/',
    'http://2130706433/',
    'http://0x7f000001/',
    'http://0x7f.0.0.1/',
    'http://0177.0.0.1/',
    'http://017700000001/',
    'http://%31%32%37.0.0.1/',
    'http://１２７.０.０.１/',
    'http://127。0。0。1/',
    'http:\\\\127.0.0.1\\',
    'http://0/',
    'http://0.0.0.0/',
    'http://10.1.2.3/',
    'http://100.64.0.1/',
    'http://100.127.255.255/',
    'http://169.254.169.254/latest/meta-data/',
    'http://0xa9fea9fe/',
    'http://172.16.0.1/',
    'http://172.31.255.255/',
    'http://192.168.1.1/',
    'http://192.168.257/',
    'http://198.18.0.1/',
    'http://224.0.0.1/',
    'http://255.255.255.255/',
    'http://[::]/',
    'http://[::1]/',
    'http://[0:0:0:0:0:0:0:1]/',
    'http://[::ffff:127.0.0.1]/',
    'http://[::ffff:8.8.8.8]/',
    'http://[::127.0.0.1]/',
    'http://[64:ff9b::7f00:1]/',
    'http://[fc00::1]/',
    'http://[fdab:1::1]/',
    'http://[fe80::1]/',
    'http://[ff02::1]/',
    'http://[2001::1]/',
    'http://[2001:db8::1]/',
    'http://[2002:7f00:1::]/',
    'http://printer/',
    'http://router.local/',
    'http://168.63.129.16/',
    'http://api.default.svc/',
    'http://pc.mshome.net/',
    'http://fritz.box/',
    'http://1.0.0.10.in-addr.arpa/',
    'http://x.onion/',
    'http://blog.test/',
    'http://blog.invalid/',
    'http://metadata.google.internal/',
    'http://nas.home.arpa./',
    'http://127.0.0.1.nip.io/',
    '127.0.0.1:8080',
    'localhost:8080/feed',
  ])('%s', text => {
    expect(codeOf(text)).toBe('refused');
  });

  it('no address of the private ranges passes, however its number is written', () => {
    const ranges = fc.oneof(
      fc.integer({ min: 0x0a000000, max: 0x0affffff }),
      fc.integer({ min: 0x7f000000, max: 0x7fffffff }),
      fc.integer({ min: 0xa9fe0000, max: 0xa9feffff }),
      fc.integer({ min: 0xac100000, max: 0xac1fffff }),
      fc.integer({ min: 0xc0a80000, max: 0xc0a8ffff }),
    );
    fc.assert(
      fc.property(ranges, fc.constantFrom(10, 16, 8), (address, radix) => {
        const prefix = radix === 16 ? '0x' : radix === 8 ? '0' : '';
        expect(codeOf(`http://${prefix}${address.toString(radix)}/`)).toBe('refused');
      }),
    );
  });
});

describe('what else is refused', () => {
  it.each([
    ['ftp://example.org/', 'refused'],
    ['file:///etc/passwd', 'refused'],
    ['javascript:alert(1)', 'refused'],
    ['data:text/html,x', 'refused'],
    ['chrome-extension://abc/x', 'refused'],
    ['https://user:secret@example.org/', 'refused'],
    ['https://user@example.org/', 'refused'],
    ['', 'wrong-use'],
    ['not an address', 'wrong-use'],
    ['https://', 'wrong-use'],
    ['http://256.1.1.1/', 'wrong-use'],
    [`https://example.org/${'a'.repeat(3_000)}`, 'wrong-use'],
  ])('%s', (text, code) => {
    expect(codeOf(text)).toBe(code);
  });

  it('says which host, and never repeats a password', () => {
    const checked = checkAddress('https://user:secret@example.org/');
    expect(checked.ok || checked.error.message).toContain('example.org');
    expect(JSON.stringify(checked)).not.toContain('secret');
  });
});

it('a demo build may read loopback, and no other private host', () => {
  expect(codeOf('http://127.0.0.1:8080/', true)).toBe('http://127.0.0.1:8080/');
  expect(codeOf('http://[::1]/', true)).toBe('http://[::1]/');
  expect(codeOf('http://localhost/', true)).toBe('http://localhost/');
  expect(codeOf('http://192.168.0.1/', true)).toBe('refused');
  expect(codeOf('http://169.254.169.254/', true)).toBe('refused');
});

describe('a permission for one origin', () => {
  it.each([
    ['https://example.org', 'https://example.org/feed', true],
    ['http://example.org', 'https://example.org/feed', true],
    ['https://example.org', 'http://example.org/feed', false],
    ['https://example.org', 'https://www.example.org/', false],
    ['https://example.org', 'https://example.org:8443/', false],
    ['http://127.0.0.1:1234', 'http://127.0.0.1:1235/', false],
  ])('%s covers %s: %s', (origin, url, within) => {
    expect(isWithin(origin, new URL(url))).toBe(within);
  });
});
