import { expect, it } from 'vitest';
import { placeCard } from '../../../lib/page/card-place.ts';
import { collectText } from '../../../lib/page/collect.ts';
import { createHitTest } from '../../../lib/page/hit-test.ts';
import { lightness } from '../../../lib/page/light-text.ts';
import { toRanges } from '../../../lib/page/ranges.ts';
import { stepFrom } from '../../../lib/page/steps.ts';
import { parse } from './saved-pages.ts';

const BODY =
  '<article><p>When <b>Community <i>Rehabil</i>itation</b>\n  Companies ran half of the service, NOMS was gone.</p><p>Of NOMS nobody spoke again for a good many years.</p></article>';

function marks() {
  const document = parse(`<html><body>${BODY}</body></html>`);
  const page = collectText(document);
  const names = ['Community Rehabilitation Companies', 'NOMS', 'NOMS'];
  let from = 0;
  const mentions = names.map((name, term) => {
    const start = page.text.indexOf(name, from);
    from = start + name.length;
    return { start, end: from, term };
  });
  return { document, page, mentions, ranges: toRanges(page, mentions) };
}

it('finds the nodes of a mention that runs over several', () => {
  const { ranges } = marks();
  const [first, second] = ranges;
  expect(first?.startContainer.data.slice(first.startOffset)).toBe('Community ');
  expect(first?.endContainer.data.slice(0, first.endOffset)).toBe('\n  Companies');
  expect(second?.startContainer.data.slice(second.startOffset, second.endOffset)).toBe('NOMS');
});

it('gives no range for text that has left the page, or grown shorter', () => {
  const { document, page, mentions } = marks();
  document.querySelectorAll('p')[1]?.remove();
  document.querySelector('i')!.firstChild!.nodeValue = '';
  document.querySelector('p')!.lastChild!.nodeValue = '\n  Companies';
  expect(toRanges(page, mentions)).toEqual([expect.anything(), null, null]);
});

it.each([
  ['its first character', 'Community', 0, 0],
  ['a node in its middle', 'Rehabil', 3, 0],
  ['its end', 'Companies', 9, 0],
  ['just after its end', 'Companies', 10, null],
  ['just before it', 'When', 4, null],
  ['another', 'NOMS was', 2, 1],
  ['a later block', 'NOMS nobody', 2, 2],
  ['the end of the page', 'years', 5, null],
])('hits a mention at %s', (_, word, offset, expected) => {
  const { document, page, mentions, ranges } = marks();
  const run = page.runs.find(({ node }) => node.data.includes(word))!;
  const at = run.node.data.indexOf(word) + offset;
  expect(createHitTest(document, page, mentions, ranges).ofNode(run.node, at)).toBe(expected);
});

it('hits nothing where there is no layout to ask', () => {
  const { document, page, mentions, ranges } = marks();
  expect(createHitTest(document, page, mentions, ranges).at(10, 10)).toBeNull();
});

it('steps around, past mentions that are gone', () => {
  const [one, , three] = marks().ranges;
  const ranges = [one!, null, three!];
  expect(stepFrom(ranges, 0, 1)).toBe(2);
  expect(stepFrom(ranges, 2, 1)).toBe(0);
  expect(stepFrom(ranges, 0, -1)).toBe(2);
  expect(stepFrom([null], null, 1)).toBeNull();
});

it.each([
  ['rgb(31, 35, 40)', false],
  ['rgb(230, 227, 220)', true],
  ['rgba(255, 255, 255, 0.9)', true],
  ['color(srgb 0.1 0.1 0.1)', false],
  ['color(display-p3 0.9 0.9 0.9)', true],
  ['oklch(0.2 0.1 200)', false],
  ['lab(90 0 0)', true],
])('knows whether %s is light', (color, light) => {
  expect(lightness(color) > 0.5).toBe(light);
});

const view = { width: 1000, height: 800 };
it.each([
  [
    'under the mark',
    { left: 100, top: 100, right: 180, bottom: 120 },
    400,
    { left: 100, top: 128, height: 400 },
  ],
  [
    'above it where there is no room',
    { left: 100, top: 700, right: 180, bottom: 720 },
    400,
    { left: 100, top: 292, height: 400 },
  ],
  [
    'off the right edge',
    { left: 900, top: 100, right: 980, bottom: 120 },
    400,
    { left: 632, top: 128 },
  ],
  [
    'lower where both sides are short',
    { left: 100, top: 380, right: 180, bottom: 400 },
    460,
    { top: 408, height: 384 },
  ],
])('places the card %s', (_, mark, wanted, place) => {
  expect(placeCard(mark, wanted, view)).toMatchObject(place);
});

it('keeps the card in a viewport that is narrower and lower than it', () => {
  const small = { width: 300, height: 200 };
  const at = placeCard({ left: 250, top: 90, right: 290, bottom: 110 }, 460, small, 'rtl');
  expect(at.left).toBeGreaterThanOrEqual(0);
  expect(at.left + at.width).toBeLessThanOrEqual(300);
  expect(at.top + at.height).toBeLessThanOrEqual(200);
});
