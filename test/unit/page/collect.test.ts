import { describe, expect, it } from 'vitest';
import { collectText, readText } from '../../../lib/page/collect.ts';
import { expectLinear } from '../linear.ts';
import { HAS_SAVED_PAGES, parse, savedPages, tokenF1 } from './saved-pages.ts';

const PROSE = 'The report says that fewer than half of the cases were assessed in time.';

function read(body: string, limit?: number) {
  const document = parse(`<html><head><title>T</title></head><body>${body}</body></html>`);
  return collectText(document, limit === undefined ? {} : { limit });
}

it('reads in time as a page is deep', () => {
  const pages = new Map<number, Document>();
  const deepPage = (size: number) => {
    const depth = size / 16;
    const tags = (tag: string) => tag.repeat(depth);
    return parse(`<html><body>${tags(`<div>${PROSE}`)}${tags('</div>')}</body></html>`);
  };
  expectLinear(size => {
    const page = pages.get(size) ?? deepPage(size);
    pages.set(size, page);
    expect(collectText(page).text).toContain(PROSE);
  });
});

describe('what is read', () => {
  it.each([
    ['navigation', '<nav><a href="/">Left out</a></nav>'],
    ['the menu of the site', '<div role="navigation">Left out</div>'],
    ['a footer of tags in the article', '<footer>Left out</footer>'],
    ['an aside of links', '<aside><a href="/a">Left out</a> <a href="/b">Left out too</a></aside>'],
    [
      'a list of links',
      '<ul><li><a href="/a">Left out</a></li><li><a href="/b">Left out</a></li></ul>',
    ],
    ['forms', '<form><p>Left out</p><input value="Left out"></form>'],
    ['fields and buttons', '<textarea>Left out</textarea><button>Left out</button>'],
    ['editable text', '<div contenteditable>Left out</div>'],
    ['code', '<pre>Left out</pre><p><code>Left out</code></p>'],
    ['scripts and styles', '<script>"Left out"</script><style>/* Left out */</style>'],
    ['hidden text', '<p hidden>Left out</p><p aria-hidden="true">Left out</p>'],
    ['text without display', '<p style="color: red; display:none">Left out</p>'],
    ['text for screen readers only', '<span class="visually-hidden">Left out</span>'],
    ['advertisements', '<div class="x ad-slot-3"><p>Left out</p></div>'],
    ['what is labelled as a newsletter', '<div aria-label="Newsletter promotion">Left out</div>'],
    ['a thread of comments', '<section id="comments"><p>Left out</p></section>'],
    ['dialogs', '<div role="dialog"><p>Left out</p></div>'],
  ])('leaves out %s', (_, part) => {
    for (const body of [`<article><p>${PROSE}</p>${part}</article>`, `${part}<p>${PROSE}</p>`]) {
      expect(read(body).text).toBe(PROSE);
    }
  });

  it('leaves out the header of the page, and keeps that of the article', () => {
    const body = `<header><p>Left out</p></header><article><header><p>Kept</p></header><p>${PROSE}</p></article>`;
    expect(read(body).text).toBe(`Kept\n${PROSE}`);
  });

  it('keeps headings of the article, and its title where that stands outside', () => {
    const text = read(
      `<header><h1>The site</h1></header><main><h1>The title</h1><article><h2>A part</h2><p>${PROSE}</p></article></main>`,
    ).text;
    expect(text).toBe(`The title\nA part\n${PROSE}`);
  });

  it('keeps the article whatever its container is called', () => {
    const names = 'class="subscription-content comments related"';
    expect(read(`<form><div ${names}><p>${PROSE}</p></div></form>`).text).toBe(PROSE);
  });

  it('reads text however deep it is nested', () => {
    const deep = 15_000;
    const body = `${'<div>'.repeat(deep)}${PROSE}${'</div>'.repeat(deep)}`;
    expect(read(body).text).toBe(PROSE);
  });

  it('keeps a list in which links are among other words', () => {
    const list =
      '<ul><li>One of <a href="/a">the</a> many things that were said</li><li>Two of <a href="/b">them</a> as well</li></ul>';
    expect(read(`<article><p>${PROSE}</p>${list}</article>`).text).toContain('the many things');
  });

  it('reads the column of the article where nothing marks it', () => {
    const side = '<div><a href="/1">Another story of today</a><p>Short.</p></div>';
    expect(read(`<div>${side}<div><p>${PROSE}</p><p>${PROSE}</p></div></div>`).text).toBe(
      `${PROSE}\n${PROSE}`,
    );
  });

  it.each([
    ['an empty page', ''],
    ['a page of links', '<p><a href="/a">A link that is quite long enough to be prose</a></p>'],
    ['labels only', '<p>Yes</p><p>No</p>'],
  ])('finds no text in %s', (_, body) => {
    expect(read(body)).toEqual({ text: '', runs: [], blocks: [] });
  });
});

describe('how it is put together', () => {
  it('joins inline elements without a break, blocks by a line feed', () => {
    const { text, blocks } = read(
      `<article><p>Community <b>Rehabil<i>it</i></b>ation\n   Companies and others</p><div>Loose<p>${PROSE}</p>end</div></article>`,
    );
    expect(text).toBe(`Community Rehabilitation Companies and others\nLoose\n${PROSE}\nend`);
    expect(blocks.map(({ start, end }) => text.slice(start, end))).toEqual(text.split('\n'));
  });

  it('leaves out a caption that says what the article says', () => {
    const caption = `<figcaption> ${PROSE.slice(0, -1).replace('fewer', 'fewer ')}</figcaption>`;
    const body = `<h2>Title</h2>${caption}<p>${PROSE}</p><figure>${caption}</figure><p>${PROSE}</p><figcaption>Another.</figcaption>`;
    expect(read(`<article>${body}</article>`).text).toBe(`Title\n${PROSE}\n${PROSE}\nAnother.`);
  });

  it('breaks at br, and separates words across what is left out of a line', () => {
    expect(read(`<p>${PROSE}<br>Next<code>x</code>line <code>y</code> ends</p>`).text).toBe(
      `${PROSE}\nNext line ends`,
    );
  });

  it('leads every character back to its node', () => {
    const { text, runs } = read(
      `<article><p>  ${PROSE}\n\t <b> twice </b>  </p> <p>\u00a0x<i></i>\n y ${PROSE}</p></article>`,
    );
    const found = [...text].map(() => '\n');
    for (const { node, from, start, end } of runs) {
      for (let i = start; i < end; i++)
        found[i] = node.data[from + i - start]!.replace(/[\n\t]/, ' ');
    }
    expect(found.join('')).toBe(text);
  });

  it('stops at the limit', () => {
    const { text, runs } = read(`<p>${PROSE}</p><p>${PROSE}</p>`, 90);
    expect(text).toBe(`${PROSE}\n${PROSE.slice(0, 90 - PROSE.length - 1)}`);
    expect(runs.at(-1)?.end).toBe(90);
  });

  it('works in steps, and bears the page changing under it', () => {
    const document = parse(
      `<html><body><article>${`<p>${PROSE}</p>`.repeat(2000)}</article></body></html>`,
    );
    const reading = readText(document);
    let steps = 0;
    for (let step = reading.next(); !step.done; step = reading.next()) {
      if (++steps === 20) document.querySelector('article')?.remove();
    }
    expect(steps).toBeGreaterThan(20);
  });
});

describe.skipIf(!HAS_SAVED_PAGES)('saved pages (skipped where ../shared/pages is absent)', () => {
  const scores = savedPages().map(({ name, document, expected }) => {
    const { text } = collectText(document);
    return { name, length: text.length, f1: expected === null ? null : tokenF1(text, expected).f1 };
  });

  it.each(scores)('reads $name', ({ length, f1 }) => {
    expect(length).toBeGreaterThan(200);
    if (f1 !== null) expect(f1).toBeGreaterThanOrEqual(0.85);
  });

  it('reads what a person would, by a median of .95 at least', () => {
    const known = scores.flatMap(({ f1 }) => f1 ?? []).sort((a, b) => a - b);
    expect(known[known.length >> 1]).toBeGreaterThan(0.95);
  });
});
