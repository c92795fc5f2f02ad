import { describe, expect, it } from 'vitest';
import { htmlToBlocks, MAX_DEPTH, parseHtml } from '../../../../lib/archive/html/index.ts';
import { type Block, blocksText } from '../../../../lib/model/index.ts';
import { expectLinear } from '../../linear.ts';

const N = 100_000;
const read = (html: string) => htmlToBlocks(html, { base: null });

function depth(blocks: readonly Block[]): number {
  let deepest = 0;
  for (const block of blocks) {
    if (block.t === 'quote') deepest = Math.max(deepest, 1 + depth(block.c));
    else if (block.t === 'list') deepest = Math.max(deepest, 1 + depth(block.items.flat()));
  }
  return deepest;
}

describe('hostile HTML', () => {
  it.each([
    ['containers', '<div>', '</div>'],
    ['quotes', '<blockquote>', '</blockquote>'],
    ['lists', '<ul><li>', '</ul>'],
    ['tables', '<table><tr><td>', '</table>'],
    ['inline elements', '<b><i>', '</i></b>'],
    ['end tags of something else', '<i>', '</b>'],
    ['drawings', '<svg><g>', '</g></svg>x'],
  ])('%s nested 100,000 deep lose no text', (_name, open, close) => {
    const blocks = read(`before ${open.repeat(N)}within${close.repeat(N)} after`);
    const text = blocksText(blocks);
    expect(text).toMatch(/^before/);
    expect(text).toMatch(/after$/);
    expect(depth(blocks)).toBeLessThanOrEqual(MAX_DEPTH);
    if (!open.startsWith('<svg')) expect(text).toContain('within');
  });

  it('nothing that acts gets out beyond the depth', () => {
    const text = blocksText(
      read(`${'<div>'.repeat(1000)}a<script>alert(1)</script>b<style>p{}</style>`),
    );
    expect(text.replace(/\s/g, '')).toBe('ab');
  });

  it.each([
    ['brackets', '<'.repeat(N)],
    ['ampersands', '&'.repeat(N)],
    ['attributes', `<a${' x=1'.repeat(N)}>t</a>`],
    ['comments', '<!--'.repeat(N)],
    ['declarations', '<![CDATA['.repeat(N)],
    ['line breaks', 'a<br>'.repeat(N)],
    ['cells', '<tr><td>'.repeat(N)],
    ['open links', '<a href="http://a.example/">x'.repeat(N)],
    ['many blocks in one heading', `<h1>${'<p>x</p>'.repeat(2 * N)}</h1>`],
  ])('100,000 %s take no more than their time', (_name, html) => {
    const start = performance.now();
    read(html);
    // Linear time is under a second on a slow machine; the square of it would be many minutes.
    expect(performance.now() - start).toBeLessThan(20_000);
  });

  it.each([
    ['a link', (space: string) => `<a href="http://a.example/a${space}b">x</a>`],
    ['an image', (space: string) => `<img src="http://a.example/a" width="1${space}b">`],
    ['preformatted text', (space: string) => `<pre>a${space}b</pre>`],
    ['a base', (space: string) => `<base href="http://a.example/${space}b"><a href="c">x</a>`],
  ])('white space within %s takes no more than its time', (_name, html) => {
    expectLinear(size => read(html(' '.repeat(size))));
  });

  it('keeps attributes by any name apart from the object', () => {
    const [element] = parseHtml('<a __proto__="x" constructor="y" HREF=z href=w>').children;
    expect(typeof element === 'object' && [...element.attributes]).toEqual([
      ['__proto__', 'x'],
      ['constructor', 'y'],
      ['href', 'z'],
    ]);
  });
});
