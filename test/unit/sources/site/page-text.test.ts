import { describe, expect, it } from 'vitest';
import { pageText } from '../../../../lib/sources/site/page-text.ts';
import { peekFeed } from '../../../../lib/sources/site/peek.ts';

const feed = (encoding: string, title: string) =>
  `<?xml version="1.0"${encoding}?><rss><channel><title>${title}</title></channel></rss>`;

function bytes(text: string, encoding: 'latin1' | 'utf8' | 'utf16le'): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.from(text, encoding));
}

/** «Привет» in KOI8-R, as Latin-1 shows its bytes. */
const KOI8 = '\xf0\xd2\xc9\xd7\xc5\xd4';

describe('the text of a page', () => {
  it.each([
    ['by its header', bytes(feed('', KOI8), 'latin1'), 'text/xml; charset=koi8-r', 'Привет'],
    ['by its declaration', bytes(feed(' encoding="KOI8-R"', KOI8), 'latin1'), 'text/xml', 'Привет'],
    ['by its bytes', bytes(feed('', 'Привет'), 'utf8'), '', 'Привет'],
    ['by its mark', bytes(`\ufeff${feed('', 'Привет')}`, 'utf16le'), 'text/xml', 'Привет'],
    [
      'where the header is wrong',
      bytes(feed(' encoding="koi8-r"', KOI8), 'latin1'),
      'text/xml; charset=utf-8',
      'Привет',
    ],
    [
      'where no encoding is so called',
      bytes(feed('', 'a'), 'utf8'),
      'text/xml; charset=x-odd',
      'a',
    ],
  ])('is known %s', (_, body, type, title) => {
    const text = pageText({ bytes: body, header: () => type });
    expect(peekFeed(text)?.title).toBe(title);
  });
});
