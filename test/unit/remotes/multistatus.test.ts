import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readMultistatus } from '../../../lib/remotes/multistatus.ts';

const file = (props: string, status = 'HTTP/1.1 200 OK') =>
  `<d:response><d:href>/a</d:href><d:propstat><d:prop>${props}</d:prop><d:status>${status}</d:status></d:propstat></d:response>`;
const list = (inner: string) =>
  `<?xml version="1.0"?><d:multistatus xmlns:d="DAV:">${inner}</d:multistatus>`;
const SIZED = file('<d:getcontentlength>12</d:getcontentlength>');

describe('a multistatus', () => {
  it('is read by its namespaces, whatever their prefixes', () => {
    const odd = `<multistatus xmlns="DAV:" xmlns:o="urn:other"><response><href> /a%20b/ </href>
      <o:propstat><o:prop><o:getcontentlength>9</o:getcontentlength></o:prop></o:propstat>
      <propstat><prop><resourcetype><collection/><o:x/></resourcetype></prop><status>HTTP/1.1 200 OK</status></propstat>
      </response></multistatus>`;
    expect(readMultistatus(odd)).toMatchObject([{ href: '/a%20b/', collection: true, size: null }]);
  });

  it('counts what was granted, not what was asked', () => {
    const missing = file('<d:getcontentlength>5</d:getcontentlength>', 'HTTP/1.1 404 Not Found');
    expect(readMultistatus(list(missing))).toMatchObject([{ size: null }]);
    const gone =
      '<d:response><d:href>/a</d:href><d:status>HTTP/1.1 404 Gone</d:status></d:response>';
    expect(readMultistatus(list(gone + SIZED))?.length).toBe(1);
  });

  it('takes no number that is none', () => {
    for (const value of ['1e3', '', 'NaN', '99999999999999999999'])
      expect(
        readMultistatus(list(file(`<d:getcontentlength>${value}</d:getcontentlength>`))),
      ).toMatchObject([{ size: null }]);
  });

  it('is none where it is something else', () => {
    for (const text of ['', 'no', '{}', '<html><body>Sign in</body></html>', '<multistatus/>'])
      expect(readMultistatus(text)).toBeNull();
    expect(readMultistatus(list(SIZED) + list(SIZED))).toBeNull();
  });

  it('is none wherever it was cut off', () => {
    const whole = list(SIZED);
    for (let length = 0; length < whole.length; length++)
      expect(readMultistatus(whole.slice(0, length)), whole.slice(0, length)).toBeNull();
    expect(readMultistatus(whole)?.length).toBe(1);
  });

  it('stops at depths and numbers that no server needs', () => {
    expect(readMultistatus(list('<d:x>'.repeat(100_000)))).toBeNull();
    expect(readMultistatus(list(SIZED.repeat(100_001)))).toBeNull();
  });

  it('stops at more namespaces than a server has, before each element copies them', () => {
    const names = Array.from({ length: 5_000 }, (_, no) => `xmlns:a${no}="x"`).join(' ');
    const text = list(`<d:x ${names}>${'<d:y xmlns="z"/>'.repeat(5_000)}</d:x>`);
    const started = performance.now();
    expect(readMultistatus(text)).toBeNull();
    expect(performance.now() - started).toBeLessThan(500);
  });

  it('expands no entity of its own', () => {
    const bomb = `<!DOCTYPE x [<!ENTITY a "aaaa">]>${list(SIZED.replace('/a', '/&a;&#47;'))}`;
    expect(readMultistatus(bomb)?.[0]?.href).toBe('/&a;/');
  });

  it('never throws', () => {
    const pieces = fc.constantFrom(
      ...['<d:multistatus xmlns:d="DAV:">', '</d:multistatus>', '<d:response>', '</d:response>'],
      ...['<d:href>/a</d:href>', '<d:propstat>', '</d:propstat>', '<![CDATA[', ']]>', '&lt;', '<'],
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 30 }), parts => {
        const found = readMultistatus(parts.join(''));
        expect(found === null || Array.isArray(found)).toBe(true);
      }),
    );
  });
});
