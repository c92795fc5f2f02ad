import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  child,
  childText,
  createXmlReader,
  htmlOf,
  markupOf,
  type XmlEvent,
} from '../../../../lib/archive/xml/index.ts';

import { parse } from '../reading.ts';

type EntryEvent = Extract<XmlEvent, { type: 'entry' }>;

function read(text: string, size = text.length || 1): XmlEvent[] {
  const reader = createXmlReader();
  const events: XmlEvent[] = [];
  for (let at = 0; at < text.length; at += size)
    events.push(...reader.write(text.slice(at, at + size)));
  return [...events, ...reader.end()];
}
const entriesOf = (events: readonly XmlEvent[]) =>
  events.filter((event): event is EntryEvent => event.type === 'entry');
const warningsOf = (events: readonly XmlEvent[]) =>
  events.flatMap(event => (event.type === 'warning' ? [event.message] : []));
const only = (text: string) => entriesOf(read(text))[0]!.element;
const rss = (item: string) => `<rss><channel><item>${item}</item></channel></rss>`;

describe('names', () => {
  const atom = 'http://www.w3.org/2005/Atom';
  it.each([
    ['a prefix of its own', `<a:feed xmlns:a="${atom}"><a:entry><a:id>x</a:id></a:entry></a:feed>`],
    [
      'declared on the entry',
      `<feed xmlns="${atom}"><z:entry xmlns:z="${atom}"><z:id>x</z:id></z:entry></feed>`,
    ],
    ['Atom 0.3', '<feed xmlns="http://purl.org/atom/ns#"><entry><id>x</id></entry></feed>'],
    ['no namespace at all', '<feed><entry><id>x</id></entry></feed>'],
    ['an entry alone', `<entry xmlns="${atom}"><id>x</id></entry>`],
  ])('of Atom: %s', (_, text) => {
    const [entry] = entriesOf(read(text));
    expect(entry?.element.name).toBe('atom:entry');
    expect(childText(entry!.element, 'atom:id')).toBe('x');
  });

  it.each([
    [
      'a later version',
      '<wp:status xmlns:wp="http://wordpress.org/export/1.2/">x</wp:status>',
      'wp:status',
    ],
    [
      'no version',
      '<wp:status xmlns:wp="https://wordpress.org/export/">x</wp:status>',
      'wp:status',
    ],
    [
      'excerpts',
      '<e:encoded xmlns:e="http://wordpress.org/export/1.1/excerpt/">x</e:encoded>',
      'excerpt:encoded',
    ],
    ['a known prefix, undeclared', '<content:encoded>x</content:encoded>', 'content:encoded'],
    ['an unknown prefix, undeclared', '<foo:bar>x</foo:bar>', '?:bar'],
    ['a known prefix that means something else', '<dc:bar xmlns:dc="urn:x">x</dc:bar>', '?:bar'],
    ['odd names', '<constructor>x</constructor>', 'constructor'],
    ['odd namespaces', '<a:b xmlns:a="__proto__">x</a:b>', '?:b'],
  ])('%s', (_, element, name) => {
    expect(childText(only(rss(element)), name)).toBe('x');
  });

  it('go out of force with their element', () => {
    const item = only(
      rss('<a xmlns="http://www.w3.org/2005/Atom"><title>in</title></a><title>out</title>'),
    );
    expect(childText(item, 'title')).toBe('out');
    expect(childText(child(item, 'atom:a')!, 'atom:title')).toBe('in');
  });
});

describe('text', () => {
  it.each([
    ['&lt;b&gt; &amp;amp; &quot;&apos;', '<b> &amp; "\''],
    ['&#65;&#x42;&#X63;', 'ABc'],
    ['&#0;|&#xD800;|&#x110000;|&#99999999999;', '\ufffd|\ufffd|\ufffd|&#99999999999;'],
    ['Tom & Jerry &', 'Tom & Jerry &'],
    ['a=1&b=2', 'a=1&b=2'],
    ['caf&eacute; &lol; &constructor;', 'caf&eacute; &lol; &constructor;'],
    ['1 < 2', '1 < 2'],
    ['<![CDATA[<b>&amp;]]>', '<b>&amp;'],
    ['a<![CDATA[b]]>c', 'abc'],
    ['a &am<![CDATA[p; b]]>', 'a &amp; b'],
    ['<![CDATA[one ]]]]><![CDATA[> two]]>', 'one ]]> two'],
    ['<![CDATA[a <![CDATA[ b ]]> c]]>', 'a <![CDATA[ b ]]> c'],
    ['<![CDATA[]]>]]>', ']]>'],
    ['<![CDATA[x <![CDATA[ y ]]> z <![CDATA[ w: ]]>]]>', 'x <![CDATA[ y ]]> z <![CDATA[ w: ]]>'],
    ['<![CDATA[a ]]> <i>b</i>&amp; c]]>', 'a ]]> <i>b</i>&amp; c'],
    ['a<!-- b -->c', 'ac'],
    ['a<?b c?>d', 'ad'],
  ])('%s', (source, text) => {
    for (const size of [1, 3, 1000]) {
      const [entry] = entriesOf(read(rss(`<title>${source}</title>`), size));
      const title = child(entry!.element, 'title')!;
      expect(title.parts.join('')).toBe(text);
    }
  });

  it('in attributes, the first of two', () => {
    const { attributes } = child(only(rss(`<a b='&lt;&x;' c="2" b="3" d e=f />`)), 'a')!;
    expect([...attributes]).toEqual([
      ['b', '<&x;'],
      ['c', '2'],
      ['d', ''],
      ['e', 'f'],
    ]);
  });

  it('of markup that was not escaped', () => {
    const item = only(rss('<description>Say <b class="x">1 &lt; 2</b><br/>so</description>'));
    expect(htmlOf(child(item, 'description'))).toBe('Say <b class="x">1 &lt; 2</b><br>so');
    const xhtml = only(
      `<feed xmlns="http://www.w3.org/2005/Atom"><entry><content type="xhtml"><h:div xmlns:h="http://www.w3.org/1999/xhtml"><h:p>a &amp; b</h:p></h:div></content></entry></feed>`,
    );
    const markup = markupOf(child(xhtml, 'atom:content')!);
    expect(markup).toContain('<p>a &amp; b</p>');
  });
});

describe('document types', () => {
  const bomb = `<!DOCTYPE lolz [
 <!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;">
 <!ENTITY file SYSTEM "file:///etc/passwd"> <!ENTITY % remote SYSTEM "http://192.0.2.1/x.dtd">
 <!-- it's a comment ]> -->
 <!ENTITY fake "]><rss><channel><item><title>fake</title></item></channel></rss>">
]>`;
  it.each([1, 2, 7, 64, 5000])('their entities are never expanded (chunks of %i)', size => {
    const text = `\ufeff<?xml version="1.0"?>\n<!-- <item> -->${bomb}\n${rss('<title>&lol2; &file; &fake;</title>')}`;
    const events = read(text, size);
    expect(entriesOf(events)).toHaveLength(1);
    expect(childText(entriesOf(events)[0]!.element, 'title')).toBe('&lol2; &file; &fake;');
    expect(entriesOf(events)[0]!.place).toEqual({
      offset: text.indexOf('<item><title>&lol2;'),
      line: 8,
    });
    expect(warningsOf(events)).toEqual([]);
  });
});

describe('nesting', () => {
  it('100,000 deep takes no time, and its text is kept', () => {
    const deep = `<a>`.repeat(100_000);
    const text = rss(
      `<description>${deep}bottom${'</a>'.repeat(100_000)} after</description><title>t</title>`,
    );
    const started = performance.now();
    const events = read(`${text}`, 65_536);
    // Some 100 ms; htmlparser2's own parser, which is quadratic, takes 3 s.
    expect(performance.now() - started).toBeLessThan(2000);
    const [{ element }] = entriesOf(events) as [EntryEvent];
    expect(htmlOf(child(element, 'description'))).toContain('bottom');
    expect(htmlOf(child(element, 'description'))).toContain('</a> after');
    expect(childText(element, 'title')).toBe('t');
    expect(warningsOf(events)).toEqual([
      'Elements are nested deeper than 256: their text is kept.',
    ]);
  });

  it('that is never closed does not swallow the next entry', () => {
    const text = `<rss><channel><item><description>${'<a><b>'.repeat(5000)}</item><item><title>next</title></item></channel></rss>`;
    expect(entriesOf(read(text)).map(({ element }) => childText(element, 'title'))).toEqual([
      '',
      'next',
    ]);
  });
});

describe('entries that stand too deep', () => {
  const items = '<item><title>a</title></item><item><title>b</title></item>';
  it.each([3, 255, 300, 5000])(
    '%i elements around them that are no entries do not hide them',
    n => {
      const text = `<rss><channel>${'<x>'.repeat(n)}${items}${'</x>'.repeat(n)}</channel></rss>`;
      expect(entriesOf(read(text)).map(({ element }) => childText(element, 'title'))).toEqual([
        'a',
        'b',
      ]);
    },
  );

  it.each([3, 255, 300, 5000])('those in an entry, %i elements deep, are counted', n => {
    const text = `<rss><channel><item><title>o</title>${'<x>'.repeat(n)}${items}</channel></rss>`;
    const events = read(text);
    expect(entriesOf(events)).toHaveLength(1);
    expect(events.filter(({ type }) => type === 'inner')).toMatchObject([
      { place: { offset: text.indexOf('<item><title>a') } },
      { place: { offset: text.indexOf('<item><title>b') } },
    ]);
    const skipped = parse(text).filter(({ type }) => type === 'skipped');
    const one = { kind: 'entry', reason: 'within the text of another', count: 1 };
    expect(skipped).toMatchObject([one, one]);
  });
});

describe('broken files', () => {
  it('cut in the middle of an entry: what is there is kept, and the last whole one named', () => {
    const text =
      '<rss><channel>\n<item><title>a</title></item>\n<item><title>b</title>\n<description>half';
    const events = read(text);
    expect(entriesOf(events).map(({ cut }) => cut)).toEqual([false, true]);
    expect(htmlOf(child(entriesOf(events)[1]!.element, 'description'))).toBe('half');
    expect(events.at(-2)).toMatchObject({
      type: 'warning',
      message: 'The file ends in the middle: the last whole entry ends at line 2.',
      place: { line: 2 },
    });
  });

  it.each([
    ['between entries', '<rss><channel><item/>\n'],
    ['in CDATA', '<rss><channel><item/><item><title><![CDATA[half'],
    ['in a tag', '<rss><channel><item/><item><title'],
    ['in the closing of the root', '<rss><channel><item/></channel></rss'],
  ])('cut %s', (_, text) => {
    expect(warningsOf(read(text)).at(-1)).toMatch(/^The file ends in the middle/);
  });

  it('an entry within an entry, and one that its feed closes, are entries', () => {
    const events = read(
      '<rss><channel><item><title>a</title><item><title>b</title></channel></rss>',
    );
    expect(entriesOf(events).map(({ element }) => childText(element, 'title'))).toEqual(['a', 'b']);
    expect(warningsOf(events)).toHaveLength(2);
  });

  it.each([1, 7, 1_000])(
    'apostrophes in instructions and comments of a document type are text (%i at a time)',
    size => {
      const type = "<!DOCTYPE rss [ <?editor it's > fine?> <!-- isn't it --> <!ENTITY k 'v'> ]>";
      expect(entriesOf(read(`${type}${rss('<title>a</title>')}`, size))).toHaveLength(1);
    },
  );

  it('of an entry over 6 million characters the beginning is kept, in chunks, and the next one read', () => {
    const reader = createXmlReader();
    const begin = '<rss><channel>\n<item><title>long</title><p>whole</p><description><![CDATA[';
    const events = reader.write(begin);
    const chunk = 'x'.repeat(1_000_000);
    for (let i = 0; i < 7; i++) events.push(...reader.write(chunk));
    events.push(
      ...reader.write(
        ']]></description><late/></item><item><title>next</title></item></channel></rss>',
      ),
    );
    events.push(...reader.end());
    expect(events.map(event => event.type)).toEqual(['too long', 'entry', 'entry']);
    const [long, next] = entriesOf(events);
    expect(long).toMatchObject({ cut: true, place: { line: 2 } });
    const kept = long!.element.parts.map(part => typeof part !== 'string' && part.name);
    expect(kept).toEqual(['title', 'p', 'description']);
    expect(next).toMatchObject({ cut: false });
    expect(events[0]).toMatchObject({ place: { line: 2 } });
  });

  it('is no XML', () => {
    const reader = createXmlReader();
    reader.write('nothing of the kind & so on');
    expect(reader.end()).toEqual([]);
    expect(reader.found()).toBe(false);
  });
});

describe('any text', () => {
  const token = fc.constantFrom(
    ...[
      '<item>',
      '</item>',
      '<channel>',
      '</channel>',
      '<rss xmlns:a="urn:b">',
      '</rss>',
      '<title>',
    ],
    ...[
      '</title>',
      '<![CDATA[',
      ']]>',
      '<!--',
      '-->',
      '<?',
      '?>',
      '&amp;',
      '&',
      '<',
      '>',
      '"',
      "'",
    ],
    ...['\n', ' ', 'text', '<p a="b">', '</p>', '<br/>', '<!DOCTYPE x [', ']>', '\u0000', '\ud800'],
  );
  const document = fc
    .array(token, { maxLength: 60 })
    .map(tokens => `<rss><channel>${tokens.join('')}`);
  const plain = (events: readonly XmlEvent[]) =>
    JSON.stringify(events, (_, value) => (value instanceof Map ? [...value] : value));

  it('gives the same in any chunks', () => {
    fc.assert(
      fc.property(document, fc.integer({ min: 1, max: 20 }), (text, size) => {
        expect(plain(read(text, size))).toBe(plain(read(text)));
      }),
      { numRuns: 500 },
    );
  });

  it('goes on behind any entry as if it had read it', () => {
    fc.assert(
      fc.property(document, text => {
        const whole = read(text);
        for (const [i, event] of whole.entries()) {
          if (event.type !== 'entry') continue;
          const reader = createXmlReader(event.resume);
          const rest = [...reader.write(text.slice(event.resume.offset)), ...reader.end()];
          expect(plain(rest)).toBe(plain(whole.slice(i + 1)));
        }
      }),
      { numRuns: 500 },
    );
  });
});
