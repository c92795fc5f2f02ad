import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createBloggerParser, createTakeoutParser } from '../../../../lib/archive/blogger/index.ts';
import { createFeedParser } from '../../../../lib/archive/feeds/index.ts';
import type { CreateParser } from '../../../../lib/archive/items.ts';
import { createWxrParser } from '../../../../lib/archive/wordpress/index.ts';
import { CONTEXT, parseWith } from './streaming.ts';

/** Pieces of what the formats are made of: put together at random they make every kind of mess. */
const PIECES = [
  ...['<entry>', '</entry>', '<item>', '</item>', '<wp:comment>', '</wp:comment>', '<channel>'],
  ...[
    '</channel>',
    '</feed>',
    '<title>',
    '</title>',
    '<title type="html">',
    '<content>',
    '</content>',
  ],
  ...[
    '<content type="xhtml">',
    '<content:encoded><![CDATA[',
    ']]></content:encoded>',
    '<summary>x</summary>',
  ],
  ...['<id>tag:blogger.com,1999:blog-1.post-2</id>', '<thr:in-reply-to ref="blog-1.post-2"/>'],
  ...['<category scheme="x#kind" term="y#comment"/>', '<category scheme="x#kind" term="y#post"/>'],
  ...['<category term="label"/>', '<link href="/a"/>', '<link>http://x.example/#comment-1</link>'],
  ...[
    '<published>2015-03-10T00:00:00Z</published>',
    '<pubDate>never</pubDate>',
    '<author><name>A</name></author>',
  ],
  ...[
    '<wp:comment_id>1</wp:comment_id>',
    '<wp:comment_parent>1</wp:comment_parent>',
    '<wp:post_type>page</wp:post_type>',
  ],
  ...[
    '<wp:status>draft</wp:status>',
    '<blogger:type>POST</blogger:type>',
    '<blogger:type>COMMENT</blogger:type>',
  ],
  ...['<blogger:status>LIVE</blogger:status>', '<blogger:parent>blog-1.post-2</blogger:parent>'],
  ...[
    '&lt;p&gt;',
    '&amp;',
    '&',
    '<p>',
    '</p>',
    'text',
    '\n',
    '\u202e',
    '\u0000',
    '\udc00',
    '<![CDATA[',
    ']]>',
  ],
];
const TAKEOUT = ' xmlns:blogger="http://schemas.google.com/blogger/2018"';

describe.each<[string, CreateParser, string]>([
  ['Blogger', createBloggerParser, '<feed xmlns="http://www.w3.org/2005/Atom">'],
  ['Takeout', createTakeoutParser, `<feed xmlns="http://www.w3.org/2005/Atom"${TAKEOUT}>`],
  ['WordPress', createWxrParser, '<rss><channel>'],
  ['feeds', createFeedParser, '<feed xmlns:a="http://www.w3.org/2005/Atom">'],
])('%s, of any text', (_, create, start) => {
  it('gives the same in any chunks and from behind any entry', () => {
    const text = fc
      .array(fc.constantFrom(...PIECES), { maxLength: 50 })
      .map(all => start + all.join(''));
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 40 }), (source, size) => {
        const whole = parseWith(create, source);
        expect(parseWith(create, source, { size })).toEqual(whole);
        for (const [i, item] of whole.entries()) {
          if (item.type !== 'post' && item.type !== 'comment') continue;
          const parser = create(item.resume, CONTEXT);
          const rest = [...parser.write(source.slice(item.resume.offset)), ...parser.end()];
          expect(rest).toEqual(whole.slice(i + 1));
        }
      }),
      { numRuns: 200 },
    );
  });
});
