import { describe, expect, it } from 'vitest';
import { lookByTag } from '../../../lib/page/looks-by-tag.ts';
import { toOffsets } from '../../../lib/page/to-offsets.ts';
import { collectWholePage, readWholePage } from '../../../lib/page/whole-page.ts';
import { parse } from './saved-pages.ts';

function pageOf(body: string) {
  return parse(`<html><head><title>T</title></head><body>${body}</body></html>`);
}
const read = (body: string, limit?: number) =>
  collectWholePage(pageOf(body), limit === undefined ? {} : { limit });

describe('what is read of a whole page', () => {
  it('is everything around the article too', () => {
    const { text } = read(
      '<header><nav><ul><li><a href="/">Home</a></li></ul></nav></header><main><h1>Title</h1><p>One <b>bold</b>  word.</p>' +
        '<pre>code</pre></main><aside>Beside</aside><button>Press</button><footer>Imprint</footer>',
    );
    expect(text).toBe('Home\nTitle\nOne bold word.\ncode\nBeside\nPress\nImprint');
  });

  it.each([
    ['scripts and styles', '<script>"Left out"</script><style>/* Left out */</style>'],
    ['what stands for a script', '<noscript>Left out</noscript><template>Left out</template>'],
    ['hidden text', '<p hidden>Left out</p><p style="display: none">Left out</p>'],
    ['text for who hears the page', '<span class="govuk-visually-hidden">Left out</span>'],
    ['fields', '<textarea>Left out</textarea><select><option>Left out</select>'],
    ['passwords', '<input type="password" value="Left out">'],
    ['editable text', '<div contenteditable><p>Left out</p></div>'],
    ['drawings', '<svg><title>Left out</title><text>Left out</text></svg>'],
  ])('leaves out %s', (_, part) => {
    expect(read(`<p>Before</p>${part}<p>After</p>`).text).toBe('Before\nAfter');
  });

  it('has what the browser shows when it is looked for', () => {
    expect(read('<details><summary>More</summary>Closed</details>').text).toBe('More\nClosed');
    expect(read('<div hidden="until-found">A part of an accordion</div>').text).not.toBe('');
  });

  it('reads what is nested deep, and ends at its limit', () => {
    const deep = 15_000;
    const body = `${'<div>'.repeat(deep)}words${'</div>'.repeat(deep)}`;
    expect(read(body).text).toBe('words');
    expect(read('<p>one two</p><p>three four</p>', 10).text).toBe('one two\nth');
  });

  it('does it in steps', () => {
    const reading = readWholePage(pageOf('<p>word</p>'.repeat(500)), { look: lookByTag });
    let steps = 0;
    while (!reading.next().done) steps++;
    expect(steps).toBeGreaterThan(5);
  });

  it('reads open shadow roots in place of what their hosts hold, and finds places in them', () => {
    const document = pageOf('<p>Before</p><x-card>Not shown</x-card><p id="z">After</p>');
    const root = document.querySelector('x-card')!.attachShadow({ mode: 'open' });
    root.innerHTML = '<p id="in">In <b>shadow</b></p>';
    const page = collectWholePage(document);
    expect(page.text).toBe('Before\nIn shadow\nAfter');
    const startContainer = root.querySelector('b')!.firstChild!;
    const endContainer = document.getElementById('z')!.firstChild!;
    expect(toOffsets(page, { startContainer, startOffset: 3, endContainer, endOffset: 2 })).toEqual(
      { start: 13, end: 19 },
    );
  });

  it('reads nothing where there is no body', () => {
    expect(collectWholePage(parse('')).text).toBe('');
  });
});

describe('the places of a range', () => {
  const document = pageOf(
    '<p id="a">One <i>two</i>\n  three</p>\n  <table><tr><td id="b">four</td><td id="c">five</td></tr></table><p id="d">שלום עולם</p><div id="e"></div>',
  );
  const page = collectWholePage(document);
  const node = (id: string) => document.getElementById(id)!;
  const words = (ends: [Node, number, Node, number]) => {
    const [startContainer, startOffset, endContainer, endOffset] = ends;
    const found = toOffsets(page, { startContainer, startOffset, endContainer, endOffset });
    return found && page.text.slice(found.start, found.end);
  };
  const a = node('a');
  const last = a.childNodes[2]!;

  it.each<[string, [Node, number, Node, number], string | null]>([
    ['within a text node', [a.firstChild!, 1, a.firstChild!, 3], 'ne'],
    ['over inline elements', [a.firstChild!, 0, last, 6], 'One two thr'],
    ['over white space that is not shown', [last, 1, last, 8], 'three'],
    ['without white space at the ends', [a.firstChild!, 3, last, 2], 'two'],
    ['over blocks and cells', [last, 4, node('c').firstChild!, 2], 'hree\nfour\nfi'],
    ['of elements', [a, 1, a, 2], 'two'],
    ['to the beginning of the next block', [a, 0, node('b'), 0], 'One two three'],
    ['from right to left', [node('d').firstChild!, 5, node('d').firstChild!, 9], 'עולם'],
    ['of all', [document.body, 0, document.body, document.body.childNodes.length], page.text],
    ['of an empty element', [node('e'), 0, node('e'), 0], null],
    ['that is collapsed', [a.firstChild!, 2, a.firstChild!, 2], null],
    ['the wrong way round', [last, 6, a.firstChild!, 0], null],
  ])('%s', (_, ends, expected) => {
    expect(words(ends)).toBe(expected);
  });

  it('leads back from every offset', () => {
    for (const run of page.runs) {
      for (let at = run.start; at < run.end; at++) {
        if (page.text[at] === ' ') continue;
        const offset = run.from + at - run.start;
        expect(
          toOffsets(page, {
            startContainer: run.node,
            startOffset: offset,
            endContainer: run.node,
            endOffset: offset + 1,
          }),
        ).toEqual({ start: at, end: at + 1 });
      }
    }
  });
});
