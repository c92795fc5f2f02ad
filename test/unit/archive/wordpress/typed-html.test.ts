import { describe, expect, it } from 'vitest';
import { typedHtml } from '../../../../lib/archive/wordpress/typed-html.ts';

describe('typedHtml', () => {
  it.each([
    ['one line', 'one line'],
    ['a\r\nb\n\nc', 'a<br />b<br /><br />c'],
    [
      'a\n\n<ul>\n<li>b</li>\n\n<li>c\nd</li>\n</ul>\n\ne',
      'a<ul><li>b</li><li>c<br />d</li></ul>e',
    ],
    ['a\n<pre>\n x\n\n y</pre>\nb', 'a<pre>\n x\n\n y</pre>b'],
    ['a\n<pre> never\nclosed', 'a<br /><pre> never<br />closed'],
    ['a<br />\nb', 'a<br />b'],
    ['<!-- wp:paragraph -->\n<p>a\nb</p>', '<!-- wp:paragraph -->\n<p>a\nb</p>'],
    ['[caption id="x" width="3"]<img src="y"> words[/caption]', '<img src="y"> words'],
    ['[gallery ids="1,2"]a [sic] b', 'a [sic] b'],
  ])('%j', (typed, html) => expect(typedHtml(typed)).toBe(html));

  it.each([
    ['spaces', ' '.repeat(1_000_000)],
    ['tags that never end', '<p '.repeat(300_000)],
    ['breaks', '<br '.repeat(300_000)],
    ['lists of pre', '<pre '.repeat(200_000)],
    ['brackets', '[caption '.repeat(100_000)],
  ])('is linear in %s', (_, text) => {
    const started = performance.now();
    typedHtml(`a\n${text}\nb`);
    expect(performance.now() - started).toBeLessThan(5000);
  });
});
