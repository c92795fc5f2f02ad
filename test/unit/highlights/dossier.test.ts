import fc from 'fast-check';
import { Parser } from 'htmlparser2';
import MarkdownIt from 'markdown-it';
import { describe, expect, it } from 'vitest';
import {
  type ArchivePassage,
  type DossierItem,
  dossierContents,
  dossierHtml,
  dossierMarkdown,
} from '../../../lib/highlights/index.ts';
import type { Sighting } from '../../../lib/model/index.ts';
import { anyList, nasty } from './formats/arbitrary.ts';
import { highlight, type Wanted } from './records.ts';

const NOON = new Date(2015, 2, 10, 12).getTime();
const marked = (
  no: number,
  wanted: Wanted,
  sighting: Omit<Sighting, 'id' | 'at'> | null = null,
): DossierItem => {
  const record = highlight(no, { created: NOON, ...wanted });
  return {
    kind: 'highlight',
    listed: { record, sighting: sighting && { ...sighting, id: record.id, at: NOON } },
  };
};
const PASSAGE: ArchivePassage = {
  archive: 'A Blog',
  title: 'On workloads',
  author: null,
  date: '2014-02-03T09:51',
  isComment: true,
  url: 'https://blog.example/2014/02/workloads.html',
  text: 'We were told nothing.',
  note: 'ask who',
  seen: NOON,
  gone: true,
};
const ITEMS: readonly DossierItem[] = [
  marked(
    1,
    { page: { published: '2016-01-02' }, anchor: { exact: 'Later words', start: 9 } },
    { state: 'lost', text: null },
  ),
  marked(
    2,
    { note: 'my note', anchor: { exact: 'Second words', start: 500 } },
    { state: 'changed', text: 'Other words' },
  ),
  marked(
    3,
    { tags: ['pay'], anchor: { exact: 'First words', start: 5 } },
    { state: 'exact', text: null },
  ),
  { kind: 'passage', passage: PASSAGE },
  marked(4, {
    page: { url: 'file:///x', key: 'x', site: '', title: 'Mine', published: null },
    anchor: { exact: 'Undated words' },
  }),
];
const OPTIONS = { title: 'The case', introduction: 'What happened.', now: NOON };

describe('a dossier', () => {
  it('is in order of dates, and of places on one page', () => {
    const { entries, sources } = dossierContents(ITEMS);
    expect(entries.map(({ quote }) => quote)).toEqual([
      'We were told nothing.',
      'First words',
      'Second words',
      'Undated words',
      'Later words',
    ]);
    expect(entries.map(({ source }) => source)).toEqual([0, 1, 1, 2, 3]);
    expect(sources.map(({ by }) => by)).toEqual([
      ['comment, author unknown', 'A Blog'],
      ['news.example'],
      [],
      ['news.example'],
    ]);
  });

  it('says of each when it was seen and whether it still reads so', () => {
    expect(dossierContents(ITEMS).entries.map(({ state }) => state)).toEqual([
      'In the archive as of 10 March 2015. The blog has it no longer.',
      'Seen on 10 March 2015. Still reads so on 10 March 2015.',
      'Seen on 10 March 2015. Changed: on 10 March 2015 the page reads otherwise.',
      'Seen on 10 March 2015. Not looked at again since it was marked.',
      'Seen on 10 March 2015. Not found on the page on 10 March 2015.',
    ]);
  });

  it('has no empty foreword', () => {
    expect(dossierHtml(ITEMS, OPTIONS)).toContain('<div dir="auto"><p>What happened.</p></div>');
    expect(dossierHtml(ITEMS, { ...OPTIONS, introduction: '' })).not.toContain('"auto"></div>');
  });

  it('is Markdown with footnotes', () => {
    const text = dossierMarkdown(ITEMS, OPTIONS);
    expect(text).toContain(
      '# The case\n\nMade on 10 March 2015 with Backstory: 5 passages from 4 sources',
    );
    expect(text).toContain(
      '## 2014\n\n**3 February 2014** · On workloads[^1]\n\n> We were told nothing.\n\nask who',
    );
    expect(text).toContain('It now reads:\n\n> Other words');
    expect(text).toContain(
      '[^1]: On workloads, comment, author unknown, A Blog, 3 February 2014. <https://blog.example/2014/02/workloads.html>',
    );
    expect(text.match(/\[\^2\](?!:)/g)).toHaveLength(2);
  });

  it('is a page with a table of contents once it is long', () => {
    expect(dossierHtml(ITEMS, OPTIONS)).not.toContain('<nav');
    const many = Array.from({ length: 13 }, (_, no) => marked(no, {}));
    const html = dossierHtml(many, OPTIONS);
    expect(html).toContain('<nav aria-label="Contents">');
    expect(html).toContain('<a href="#passage-13">');
    expect(html).toContain('id="passage-13"');
  });

  it('every number leads to its source', () => {
    const html = dossierHtml(ITEMS, OPTIONS);
    const ids = new Set([...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id));
    const targets = [...html.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id);
    expect(targets.length).toBeGreaterThan(4);
    for (const target of targets) expect(ids.has(target), target).toBe(true);
  });

  it('holds no script, no picture and no link but to the web, whatever is in it', () => {
    const md = new MarkdownIt({ html: true, linkify: true });
    fc.assert(
      fc.property(anyList, nasty, nasty, (listed, title, introduction) => {
        const items = [
          ...listed.map((one): DossierItem => ({ kind: 'highlight', listed: one })),
          {
            kind: 'passage' as const,
            passage: {
              ...PASSAGE,
              title,
              archive: title,
              author: title,
              text: introduction,
              url: `javascript:${title}`,
            },
          },
        ];
        const names = new Set<string>();
        const parser = new Parser({
          onopentag(name, { href = 'https://', ...attributes }) {
            names.add(name);
            expect(href).toMatch(/^(https?:\/\/|#(passage|source)-\d+$)/);
            for (const attribute of Object.keys(attributes))
              expect(attribute).not.toMatch(/^on|^src|^style/);
          },
        });
        parser.end(dossierHtml(items, { title, introduction, now: NOON }));
        for (const name of ['script', 'img', 'svg', 'iframe', 'link', 'object', 'form', 'base'])
          expect(names.has(name)).toBe(false);
        const tokens = md.parse(dossierMarkdown(items, { title, introduction, now: NOON }), {});
        for (const token of tokens.flatMap(one => [one, ...(one.children ?? [])])) {
          expect(['html_block', 'html_inline', 'image', 'code_block', 'fence']).not.toContain(
            token.type,
          );
          if (token.type === 'link_open') expect(token.attrGet('href')).toMatch(/^https?:/);
        }
      }),
    );
  });
});
