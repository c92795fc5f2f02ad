import fc from 'fast-check';
import { Parser } from 'htmlparser2';
import MarkdownIt from 'markdown-it';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import {
  changeRecord,
  EXPORT_FORMATS,
  type ExportFormat,
  escapeMarkdown,
  exportHighlights,
  listHighlights,
  writeCsv,
  writeHtml,
  writeHypothesis,
  writeMarkdown,
  writeReadwise,
} from '../../../../lib/highlights/index.ts';
import { closeDirections } from '../../../../lib/text/index.ts';
import { at, highlight, MADE } from '../records.ts';
import { anyList, nasty } from './arbitrary.ts';

const ONE = highlight(1, {
  colour: 'blue',
  note: 'Ask <b>Napo</b>\nsoon',
  tags: ['pay', 'court work'],
  anchor: { exact: 'Caseloads have doubled,\nsaid the inspectors.' },
});
const LISTED = listHighlights(
  [ONE, highlight(2)],
  new Map([
    [
      ONE.id,
      { id: ONE.id, state: 'changed', text: 'Caseloads have tripled', at: MADE + 86_400_000 },
    ],
  ]),
);
/** As objects, by the names of the first row. */
function rowsOf(csv: string): readonly Record<string, string>[] {
  const { data } = Papa.parse(csv.replace(/^\ufeff/, ''), { delimiter: ',', skipEmptyLines: true });
  const [names = [], ...rows] = data;
  return rows.map(row => Object.fromEntries(names.map((name, i) => [name, row[i] ?? ''])));
}

describe('the forms that people read', () => {
  it.each(['markdown', 'html', 'csv'] as const)('%s calls colours as the user does', format => {
    const names = { yellow: 'Yellow', green: 'Agreed', blue: 'Ask <them> *again*', pink: 'Pink' };
    const { text } = exportHighlights(format, LISTED, { now: MADE, names });
    const said = {
      markdown: escapeMarkdown(names.blue),
      html: 'Ask &lt;them&gt; *again*',
      csv: names.blue,
    };
    expect(text).toContain(said[format]);
    expect(text).not.toContain('blue ·');
  });
});

describe('CSV', () => {
  it('has a row for each, the oldest first', () => {
    const rows = rowsOf(writeCsv(LISTED));
    expect(rows).toHaveLength(2);
    expect(rows[0]).toMatchObject({
      Quote: ONE.anchor.exact,
      Note: 'Ask <b>Napo</b>\nsoon',
      Tags: 'pay; court work',
      Colour: 'blue',
      State: 'changed',
      'Now reads': 'Caseloads have tripled',
      Marked: '2015-03-10T21:01:00.000Z',
    });
    expect(rows[1]?.State).toBe('unseen');
  });

  it('holds no formula and loses nothing, whatever is in it', () => {
    fc.assert(
      fc.property(anyList, listed => {
        const rows = rowsOf(writeCsv(listed));
        expect(rows).toHaveLength(listed.length);
        for (const row of rows) {
          for (const cell of Object.values(row)) {
            expect(cell).not.toMatch(/^\s*[=+@]|^\s*-(?!\d+(\.\d+)?$)/);
          }
        }
        const quotes = rows.map(row => (row.Quote ?? '').replace(/^'/, '')).sort();
        expect(quotes).toEqual(
          listed.map(({ record }) => record.anchor.exact.replaceAll('\0', '')).sort(),
        );
      }),
    );
  });

  it('is Readwise’s with its columns', () => {
    const csv = writeReadwise(LISTED);
    expect(csv.split('\r\n')[0]).toBe('Highlight,Title,Author,URL,Note,Location,Date');
    expect(rowsOf(csv)[0]).toMatchObject({
      Highlight: ONE.anchor.exact,
      Title: 'A page of news',
      URL: 'https://www.news.example/a',
      Note: '.pay .court_work\nAsk <b>Napo</b>\nsoon',
      Location: '100',
      Date: '2015-03-10 21:01:00',
    });
  });
});

describe('Markdown', () => {
  const md = new MarkdownIt({ html: true, linkify: true });

  it('says all of a highlight', () => {
    const text = writeMarkdown(LISTED);
    expect(text).toContain('## A page of news');
    expect(text).toContain('> Caseloads have doubled,\n>\n> said the inspectors.');
    expect(text).toContain('It now reads:\n\n> Caseloads have tripled');
    expect(text).toContain(
      'blue · \\#pay · \\#court work · [link](https://www.news.example/a#:~:text=',
    );
  });

  it('a line reads as it was written, and makes nothing else', () => {
    fc.assert(
      fc.property(nasty, text => {
        const line = text
          .replace(/[^\P{Cc}\t\n\r]|\p{Surrogate}/gu, '')
          .replace(/\s+/g, ' ')
          .trim();
        fc.pre(line !== '');
        const tokens = md.parse(escapeMarkdown(text), {});
        expect(tokens.map(({ type }) => type)).toEqual([
          'paragraph_open',
          'inline',
          'paragraph_close',
        ]);
        const inline = tokens[1]?.children ?? [];
        expect(
          new Set(inline.map(({ type }) => type.replace('text_special', 'text'))),
          text,
        ).toEqual(new Set(['text']));
        expect(inline.map(({ content }) => content).join('')).toBe(closeDirections(line));
      }),
      { numRuns: 500 },
    );
  });

  it('a document has no link but ours, no picture and no HTML', () => {
    fc.assert(
      fc.property(anyList, listed => {
        const inline = md
          .parse(writeMarkdown(listed), {})
          .flatMap(token => [token, ...(token.children ?? [])]);
        const types = new Set(inline.map(({ type }) => type));
        for (const type of [
          'html_block',
          'html_inline',
          'image',
          'code_block',
          'fence',
          'bullet_list_open',
          'table_open',
        ]) {
          expect(types.has(type), type).toBe(false);
        }
        for (const token of inline.filter(({ type }) => type === 'link_open')) {
          expect(token.attrGet('href')).toMatch(/^https?:/);
        }
      }),
    );
  });
});

describe('HTML', () => {
  it('says all of a highlight', () => {
    const html = writeHtml(LISTED);
    expect(html).toContain('<p>Caseloads have doubled,</p><p>said the inspectors.</p>');
    expect(html).toContain('Ask &lt;b&gt;Napo&lt;/b&gt;');
    expect(html).toContain('<p>Caseloads have tripled</p>');
  });

  it('has only our elements, and links to the web alone', () => {
    fc.assert(
      fc.property(anyList, listed => {
        const names = new Set<string>();
        const hrefs: string[] = [];
        let text = '';
        const parser = new Parser({
          onopentag(name, attributes) {
            names.add(name);
            if (attributes.href !== undefined) hrefs.push(attributes.href);
            for (const attribute of Object.keys(attributes))
              expect(attribute).not.toMatch(/^on|^src|^style/);
          },
          ontext(part) {
            text += part;
          },
        });
        parser.end(writeHtml(listed));
        const ours = [
          'html',
          'head',
          'meta',
          'title',
          'style',
          'body',
          'h1',
          'h2',
          'p',
          'a',
          'article',
          'blockquote',
          'div',
          'time',
        ];
        expect([...names].filter(name => !ours.includes(name))).toEqual([]);
        for (const href of hrefs) expect(href).toMatch(/^https?:\/\//);
        for (const { record } of listed) {
          for (const line of record.anchor.exact.split(/[\n\r\u2028\u2029]+/)) {
            expect(text).toContain(
              line.replace(/[^\P{Cc}\t\n\r]|\p{Surrogate}/gu, '').trim() &&
                line.replace(/[^\P{Cc}\t\n\r]|\p{Surrogate}/gu, ''),
            );
          }
        }
      }),
    );
  });
});

describe('a file of highlights', () => {
  const now = new Date(2026, 10, 30, 12).getTime();
  const formats = Object.keys(EXPORT_FORMATS) as ExportFormat[];

  it('has a name of its own in each form', () => {
    const names = formats.map(format => exportHighlights(format, LISTED, { now }).name);
    expect(names[0]).toBe('backstory-highlights-2026-11-30.md');
    expect(new Set(names).size).toBe(formats.length);
  });

  it.each(formats)('of %s has all but what was removed, and may have nothing', format => {
    const gone = changeRecord(
      highlight(3, { anchor: { exact: 'Gone words' } }),
      { removed: true },
      at(MADE * 1.1),
    );
    const { text } = exportHighlights(format, [...LISTED, { record: gone, sighting: null }], {
      now,
    });
    expect(text).toContain('Caseloads have doubled,');
    expect(text).not.toContain('Gone words');
    expect(exportHighlights(format, [], { now }).text).toMatch(/\n$/);
  });
});

describe('Hypothesis', () => {
  it('is the file that its client reads', () => {
    const file = JSON.parse(writeHypothesis(LISTED, { now: MADE, user: 'reader' }));
    expect(file.export_userid).toBe('acct:reader@hypothes.is');
    expect(file.annotations).toHaveLength(2);
    expect(file.annotations[0]).toMatchObject({
      uri: 'https://www.news.example/a',
      text: 'Ask <b>Napo</b>\nsoon',
      tags: ['pay', 'court work'],
      created: '2015-03-10T21:01:00.000Z',
      document: { title: ['A page of news'] },
      target: [
        {
          source: 'https://www.news.example/a',
          selector: [
            {
              type: 'TextQuoteSelector',
              exact: ONE.anchor.exact,
              prefix: 'what stands before the ',
            },
          ],
        },
      ],
    });
  });
});
