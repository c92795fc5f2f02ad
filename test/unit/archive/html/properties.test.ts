import fc from 'fast-check';
import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { htmlToBlocks } from '../../../../lib/archive/html/index.ts';
import { type Block, blocksText, type Inline } from '../../../../lib/model/index.ts';

const TAGS = [
  'p',
  'div',
  'b',
  'i',
  'span',
  'ul',
  'ol',
  'li',
  'blockquote',
  'h2',
  'pre',
  'code',
  'section',
  'em',
];
const words = fc.constantFrom(
  'word',
  ' two words ',
  '\n',
  'a &amp; b',
  '&eacute;',
  '&#8217;',
  'ünï',
  '1 &lt; 2',
);
const hidden = fc.constantFrom(
  '<script>var x = "<b>";</script>',
  '<style>b{}</style>',
  '<!-- no -->',
  '<svg><text>s</text></svg>',
);

/** Well-formed HTML of visible text, with things between that nobody sees. */
const { node } = fc.letrec<{ node: string; nodes: string }>(tie => ({
  nodes: fc.array(tie('node'), { maxLength: 4 }).map(parts => parts.join('')),
  node: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    words,
    hidden,
    fc.constant('<br>'),
    fc
      .tuple(fc.constantFrom(...TAGS), tie('nodes'))
      .map(([tag, inner]) => `<${tag}>${inner}</${tag}>`),
    tie('nodes').map(inner => `<a href="https://a.example/">${inner}</a>`),
  ),
}));

/** What a page shows, by another's DOM. */
function visible(html: string): string {
  const { document } = parseHTML(`<!doctype html><html><body>${html}</body></html>`);
  for (const element of document.querySelectorAll('script, style, svg')) element.remove();
  return document.body.textContent ?? '';
}

const letters = (text: string) => text.replace(/\s+/g, '');

function hrefs(content: readonly (Block | Inline)[]): string[] {
  return content.flatMap((part): string[] => {
    if (typeof part === 'string') return [];
    switch (part.t) {
      case 'link':
        return [part.href, ...hrefs(part.c)];
      case 'embed':
        return [part.href];
      case 'image':
        return [part.src];
      case 'list':
        return hrefs(part.items.flat());
      case 'table':
        return hrefs(part.rows.flat(2));
      case 'pre':
      case 'rule':
      case 'break':
        return [];
      default:
        return hrefs(part.c);
    }
  });
}

describe('properties of blocks', () => {
  it('say what the page shows, no more and no less', () => {
    fc.assert(
      fc.property(fc.array(node, { maxLength: 6 }), parts => {
        const html = parts.join('');
        const text = blocksText(htmlToBlocks(html, { base: null }));
        expect(letters(text)).toBe(letters(visible(html)));
      }),
      { numRuns: 500 },
    );
  });

  it('never hold an address of another scheme', () => {
    const scheme = fc.constantFrom(
      'javascript:',
      'JAVA&#x0A;SCRIPT:',
      '&#106;avascript:',
      '&#1;javascript:',
      'data:',
      'vbscript:',
      'https://a.example/',
      '/',
      'java\tscript&colon;',
      'file:///',
    );
    const tag = fc.constantFrom(
      'a href',
      'img src',
      'iframe src',
      'embed src',
      'img srcset',
      'video src',
      'a xlink:href',
      'form action',
    );
    const element = fc
      .tuple(tag, fc.constantFrom('"', "'", ''), scheme, fc.string())
      .map(([start, quote, address, rest]) => `<${start}=${quote}${address}${rest}${quote}>x</a>`);
    fc.assert(
      fc.property(fc.array(fc.oneof(element, fc.string()), { maxLength: 8 }), parts => {
        for (const href of hrefs(htmlToBlocks(parts.join(''), { base: 'https://b.example/' }))) {
          expect(['http:', 'https:', 'mailto:']).toContain(new URL(href).protocol);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('hold neither empty paragraphs nor white space at their ends', () => {
    fc.assert(
      fc.property(fc.array(node, { maxLength: 6 }), parts => {
        for (const block of htmlToBlocks(parts.join(''), { base: null })) {
          if (block.t !== 'p') continue;
          const text = blocksText([block]);
          expect(text).toBe(text.trim());
          expect(text).not.toBe('');
        }
      }),
    );
  });
});
