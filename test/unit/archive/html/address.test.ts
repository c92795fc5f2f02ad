import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { absoluteHref, absoluteWebAddress, cleanName } from '../../../../lib/archive/html/index.ts';

const BASE = 'https://blog.example/2015/03/post.html?a=1#f';

describe('addresses', () => {
  it.each([
    ['javascript:alert(1)'],
    ['JaVaScRiPt:alert(1)'],
    [' \u0001javascript:alert(1)'],
    ['java\nscript:alert(1)'],
    ['java\tscript\r:alert(1)'],
    ['\u00a0javascript:alert(1)/'],
    ['vbscript:x'],
    ['data:text/html,x'],
    ['file:///etc/passwd'],
    ['blob:https://a.example/1'],
    ['about:blank'],
    ['chrome-extension://x/y'],
    ['ftp://a.example/'],
    ['http://'],
    ['https://?x'],
    ['http://a b/'],
    ['http://a.example:99999/'],
    ['http://%65xample.com/'],
    ['http://\u202eexample.com/'],
    [''],
    ['   '],
  ])('%j is not kept', href => {
    const kept = absoluteHref(href, null);
    expect(kept).toBeNull();
    // Read against a base it may be a path of ours, as browsers read it, and nothing else.
    expect(absoluteHref(href, BASE) ?? 'https://blog.example/').toMatch(
      /^https:\/\/blog\.example\//,
    );
  });

  it.each([
    ['http://A.Example', 'http://a.example/'],
    ['HTTPS://a.example:443/x', 'https://a.example/x'],
    ['http://user:secret@a.example/', 'http://a.example/'],
    ['//cdn.example/i.png', 'https://cdn.example/i.png'],
    ['/x y', 'https://blog.example/x%20y'],
    ['?b', 'https://blog.example/2015/03/post.html?b'],
    ['#c1', 'https://blog.example/2015/03/post.html?a=1#c1'],
    ['..\\x', 'https://blog.example/2015/x'],
    ['ht\ntp://a.example/\tx', 'http://a.example/x'],
    ['http://a.example/é?ü"<', 'http://a.example/%C3%A9?%C3%BC%22%3C'],
    ['mailto:a@b.example?subject=x y', 'mailto:a@b.example?subject=x%20y'],
  ])('%j is kept as %j', (href, expected) => {
    expect(absoluteHref(href, BASE)).toBe(expected);
  });

  it('pictures and frames have no mailto', () => {
    expect(absoluteWebAddress('mailto:a@b.example', null)).toBeNull();
  });

  it('agrees with the browser wherever both give an address', () => {
    const part = fc.constantFrom(
      'http:',
      'https:',
      'javascript:',
      '/',
      '//',
      '\\',
      '..',
      '.',
      'a',
      'b.example',
      ':80',
      ':8080',
      '?',
      '#',
      'q=1',
      '%2e',
      ' ',
      '\n',
      '@',
      'é',
      '&',
      '[::1]',
      "'",
      '!',
    );
    fc.assert(
      fc.property(
        fc.array(part, { maxLength: 8 }).map(parts => parts.join('')),
        href => {
          const ours = absoluteHref(href, BASE);
          if (ours === null) return;
          const theirs = new URL(href, BASE);
          theirs.username = '';
          theirs.password = '';
          // Names of hosts stay as people write them, not in the wire's spelling.
          expect(new URL(ours).href).toBe(theirs.href);
        },
      ),
      { numRuns: 3000 },
    );
  });

  it('gives no other scheme, whatever it is given', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.option(fc.webUrl()), (href, base) => {
        for (const written of [href, `javascript:${href}`, `data:${href}`]) {
          const kept = absoluteHref(written, base);
          if (kept === null) continue;
          expect(['http:', 'https:', 'mailto:']).toContain(new URL(kept).protocol);
          expect(kept).not.toMatch(/[\s"<>\p{C}]/u);
        }
      }),
    );
  });
});

describe('names', () => {
  it.each([
    [' A\n B ', 'A B'],
    ['A\0\u0007B', 'AB'],
    ['Anna\u202egnp.exe\u202c', 'Annagnp.exe'],
    ['\u2066x\u2069 \u200fy', 'x y'],
    ['a\ud800', 'a\ufffd'],
    ['x'.repeat(2000), 'x'.repeat(1000)],
    [`${'x'.repeat(999)}😀`, 'x'.repeat(999)],
  ])('%j is shown as %j', (name, shown) => {
    expect(cleanName(name)).toBe(shown);
  });
});
