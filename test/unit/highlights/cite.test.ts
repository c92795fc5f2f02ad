import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cite } from '../../../lib/highlights/index.ts';
import { anyListed } from './formats/arbitrary.ts';
import { highlight } from './records.ts';

describe('a cited quote', () => {
  const record = highlight(1, {
    anchor: { exact: 'Nobody had asked\nthe officers', prefix: '', suffix: '' },
  });

  it('has the words, the place and a link to them', () => {
    const link = 'https://www.news.example/a#:~:text=Nobody%20had%20asked,the%20officers';
    expect(cite(record)).toEqual({
      text: `“Nobody had asked the officers” — A page of news, news.example, 9 March 2015\n${link}`,
      markdown: `> “Nobody had asked the officers”\n>\n> — [A page of news](${link}), news.example, 9 March 2015`,
      html: `<blockquote><p>“Nobody had asked the officers”</p><footer>— <a href="${link}" rel="noopener noreferrer">A page of news</a>, news.example, 9 March 2015</footer></blockquote>`,
    });
  });

  it('says when it was read where the page has no date, and links nothing that no one can follow', () => {
    const own = highlight(1, {
      created: new Date(2015, 2, 10, 12).getTime(),
      page: { url: 'file:///a.html', site: '', published: null },
    });
    expect(cite(own).text).toBe('“words that were marked” — A page of news, read 10 March 2015');
    expect(cite(own).html).not.toContain('<a');
  });

  it('stands on its line, in its direction, whatever a page is called', () => {
    const { text, html } = cite(
      highlight(1, { page: { title: 'A page\n\u202eof news', site: '\u2067x', published: null } }),
    );
    expect(text).toContain('— A page \u202eof news\u202c, \u2067x\u2069, read ');
    expect(html).toContain('A page \u202eof news\u202c</a>, \u2067x\u2069, read ');
  });

  it('is of text alone, whatever is in it', () => {
    fc.assert(
      fc.property(anyListed, ({ record: any }) => {
        const { html, markdown } = cite(any);
        expect(
          html.replace(
            /<\/?(blockquote|p|footer)>|<a href="https?:[^"<>]*" rel="noopener noreferrer">|<\/a>/g,
            '',
          ),
        ).not.toMatch(/[<>"]/);
        expect(markdown.split('\n')).toHaveLength(3);
      }),
    );
  });
});
