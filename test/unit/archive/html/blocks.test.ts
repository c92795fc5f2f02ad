import { describe, expect, it } from 'vitest';
import { htmlText, htmlToBlocks } from '../../../../lib/archive/html/index.ts';
import type { Block } from '../../../../lib/model/index.ts';

const BASE = 'https://blog.example/2015/03/post.html';
const read = (html: string) => htmlToBlocks(html, { base: BASE });
const p = (...c: Extract<Block, { t: 'p' }>['c']): Block => ({ t: 'p', c });

describe('blocks of HTML', () => {
  const cases: readonly (readonly [name: string, html: string, blocks: readonly Block[]])[] = [
    ['nothing', '', []],
    ['white space only', ' \n<p>&nbsp;</p><div> <br> </div>\u200b', []],
    ['bare text', 'One & two &lt;three&gt;', [p('One & two <three>')]],
    [
      'two line breaks part paragraphs',
      'One<br><br />Two<br>\n&nbsp;<br>Three',
      [p('One'), p('Two'), p('Three')],
    ],
    ['one line break is kept', 'One<br>Two<br>', [p('One', { t: 'break' }, 'Two')]],
    ['bare text between blocks', 'a<div>b</div>c<p>d', [p('a'), p('b'), p('c'), p('d')]],
    [
      'white space as HTML shows it',
      ' a \n  b <b> c</b> <i> d </i> ',
      [p('a b ', { t: 'strong', c: ['c'] }, ' ', { t: 'em', c: ['d'] })],
    ],
    [
      'emphasis over a paragraph break',
      '<b>a<br><br>b</b>c',
      [p({ t: 'strong', c: ['a'] }), p({ t: 'strong', c: ['b'] }, 'c')],
    ],
    [
      'emphasis around blocks',
      '<i><p>a</p><p>b</p></i>',
      [p({ t: 'em', c: ['a'] }), p({ t: 'em', c: ['b'] })],
    ],
    [
      'emphasis by style, as Blogger wrote it',
      '<span style="font-weight: bold;">a</span><span style="font-style:italic">b</span>',
      [p({ t: 'strong', c: ['a'] }, { t: 'em', c: ['b'] })],
    ],
    ['the same emphasis twice', '<b><strong>a</strong></b>', [p({ t: 'strong', c: ['a'] })]],
    ['code', '<code>x <tt>y</tt></code>', [p({ t: 'code', c: ['x y'] })]],
    [
      'headings',
      '<h2>a <i>b</i></h2><h6><div>c</div></h6>',
      [
        { t: 'h', level: 2, c: ['a ', { t: 'em', c: ['b'] }] },
        { t: 'h', level: 6, c: ['c'] },
      ],
    ],
    [
      'lists, nested and unclosed',
      '<ul><li>a<li>b<ol><li>c</ol><li></ul>',
      [
        {
          t: 'list',
          ordered: false,
          items: [[p('a')], [p('b'), { t: 'list', ordered: true, items: [[p('c')]] }]],
        },
      ],
    ],
    [
      'a list directly in a list',
      '<ul><li>a</li><ul><li>b</li></ul></ul>',
      [
        {
          t: 'list',
          ordered: false,
          items: [[p('a'), { t: 'list', ordered: false, items: [[p('b')]] }]],
        },
      ],
    ],
    [
      'items without a list',
      '<div><li>a</li> <li>b</li>c</div>',
      [{ t: 'list', ordered: false, items: [[p('a')], [p('b')]] }, p('c')],
    ],
    [
      'quotes',
      '<blockquote>a<blockquote><p>b</blockquote></blockquote><blockquote></blockquote>',
      [{ t: 'quote', c: [p('a'), { t: 'quote', c: [p('b')] }] }],
    ],
    [
      'preformatted text',
      '<pre>\n  a\n    <b>b</b><br>c\n\n</pre>',
      [{ t: 'pre', text: '  a\n    b\nc' }],
    ],
    [
      'an image within a sentence',
      'a <a href="x.html"><img src="/i.png" alt=" An\nimage "></a> b',
      [p('a'), { t: 'image', src: 'https://blog.example/i.png', alt: 'An image' }, p('b')],
    ],
    [
      'an image loaded late',
      '<img src="data:image/gif;base64,R0" data-src="//cdn.example/i.png">',
      [{ t: 'image', src: 'https://cdn.example/i.png', alt: '' }],
    ],
    ['data images', '<img src="data:image/png;base64,AAAA" alt="x">', []],
    [
      'pixels that count',
      '<img src="/t.gif" width=1 height="1"><img src="/t.gif" style="height:1px;width:1px">',
      [],
    ],
    ['smileys', 'a <img src="/s.gif" alt=":)" width="15" height="15"> b', [p('a :) b')]],
    ['a rule', 'a<hr>b', [p('a'), { t: 'rule' }, p('b')]],
    [
      'a table of lines',
      '<table><tr><th>a<th>b<tr><td>1<td><b>2</b></table>',
      [
        {
          t: 'table',
          head: true,
          rows: [
            [['a'], ['b']],
            [['1'], [{ t: 'strong', c: ['2'] }]],
          ],
        },
      ],
    ],
    [
      'a table without a head, with gaps',
      '<table><tbody><tr><td>a<td><td>c<tr><td><td> </tbody><tr><th>1<td>2<td></table>',
      [
        {
          t: 'table',
          head: false,
          rows: [
            [['a'], [], ['c']],
            [['1'], ['2']],
          ],
        },
      ],
    ],
    ['a table of one row', '<table><tr><td>a<td>b</table>', [p('a | b')]],
    ['a table of one column', '<table><tr><td>a<tr><td>b</table>', [p('a'), p('b')]],
    [
      'a table with more than lines in it',
      '<table><tr><td>a<td>b<tr><td><p>c</p><p>d</p><td>e</table>',
      [p('a | b'), p('c'), p('d'), p('e')],
    ],
    [
      "Blogger's picture with a caption",
      '<table class="tr-caption-container"><tbody><tr><td><img src="/i.png"></td></tr><tr><td>Caption</td></tr></tbody></table>',
      [{ t: 'image', src: 'https://blog.example/i.png', alt: '' }, p('Caption')],
    ],
    [
      'a player of YouTube',
      '<iframe src="//www.youtube.com/embed/abcdefghijk?rel=0" title="A talk">no</iframe>',
      [{ t: 'embed', href: 'https://www.youtube.com/watch?v=abcdefghijk', title: 'A talk' }],
    ],
    [
      'a player in an object',
      '<object data="x"><param name="movie" value="http://www.youtube.com/v/abcdefghijk"><embed src="http://www.youtube.com/v/abcdefghijk&hl=en"></object>',
      [{ t: 'embed', href: 'https://www.youtube.com/watch?v=abcdefghijk', title: '' }],
    ],
    [
      'a player of Vimeo',
      '<iframe src="https://player.vimeo.com/video/1234567"></iframe>',
      [{ t: 'embed', href: 'https://vimeo.com/1234567', title: '' }],
    ],
    [
      'a video with sources',
      '<video><source src="/v.mp4">no video</video>',
      [{ t: 'embed', href: 'https://blog.example/v.mp4', title: '' }],
    ],
    [
      'links are made absolute',
      '<a href="../04/x.html#c1">a</a>',
      [p({ t: 'link', href: 'https://blog.example/2015/04/x.html#c1', c: ['a'] })],
    ],
    [
      'a base in the text',
      '<base href="https://evil.example/"><a href="/x">a</a>',
      [p({ t: 'link', href: 'https://blog.example/x', c: ['a'] })],
    ],
    [
      'a link that was left open',
      '<a href="/x">a <a href="/y">b</a> c',
      [
        p(
          { t: 'link', href: 'https://blog.example/x', c: ['a '] },
          { t: 'link', href: 'https://blog.example/y', c: ['b'] },
          ' c',
        ),
      ],
    ],
    [
      'what acts',
      'a<script>alert("</p>")</script><style>p{}</style><template>t</template><noscript>n</noscript><svg><text>s</text></svg><select><option>o</select><textarea>t</textarea><button>b</button><!-- c --><meta http-equiv=refresh content="0;url=/"><link rel=stylesheet href=/x><input value=i>b',
      [p('ab')],
    ],
    [
      'a form is only what it says',
      '<form action="/steal"><label>Name</label> <input></form>',
      [p('Name')],
    ],
    ['a script that never ends', 'a<script>alert(1)', [p('a')]],
    ['NUL and lone surrogates', 'a\0b&#0;c\ud800d&#xd800;\u0001', [p('ab\ufffdc\ufffdd\ufffd')]],
    ['bidirectional text stays in a body', 'a \u202eb', [p('a \u202eb')]],
  ];
  it.each(cases)('%s', (_name, html, blocks) => {
    expect(read(html)).toEqual(blocks);
  });

  it('gives the one line of a title', () => {
    expect(htmlText(' Tom &amp; <i>Jerry</i>\n <b>again</b><script>x</script>')).toBe(
      'Tom & Jerry again',
    );
    expect(htmlText(' plain\ntitle ')).toBe('plain title');
  });
});
