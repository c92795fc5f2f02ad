import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createFinder, describeQuote, findQuote } from '../../../lib/anchor/index.ts';

const TEXT =
  'Staff at risk\nThe union said that staff were at risk. The inspectorate agreed that staff were at risk.\nNobody answered. The minister said nothing at all about it, and went home.';

function anchorOf(text: string, words: string, from = 0) {
  const start = text.indexOf(words, from);
  return describeQuote(text, start, start + words.length);
}

describe('describeQuote', () => {
  it('gives 32 characters or more on each side, at the borders of words', () => {
    const { prefix, suffix, exact } = anchorOf(
      TEXT.repeat(1),
      'The inspectorate agreed that staff',
    );
    expect(exact).toBe('The inspectorate agreed that staff');
    expect(prefix.length).toBeGreaterThanOrEqual(32);
    expect(TEXT).toContain(prefix + exact + suffix);
    expect(prefix).toMatch(/^\S+\s|^\s\S/);
    expect(suffix).toMatch(/\s\S+$|\S\s$/);
  });

  it('gives more where the quote stands there more than once with the same around it', () => {
    const row = 'Name of the office and its number, as it was given to us: 12. ';
    const text = `First. ${row.repeat(5)}Last.`;
    const third = text.indexOf('number', text.indexOf('12', text.indexOf('12') + 1));
    const { prefix, suffix } = describeQuote(text, third, third + 6);
    expect(prefix.length + suffix.length).toBeGreaterThan(200);
  });

  it('never divides a surrogate pair, and takes offsets from outside', () => {
    const text = `${'😀'.repeat(40)}x${'😀'.repeat(40)}`;
    for (let start = 0; start < 20; start++) {
      const { exact, prefix, suffix } = describeQuote(text, start + 60, start + 75);
      for (const part of [exact, prefix, suffix]) expect(part.isWellFormed()).toBe(true);
    }
    expect(describeQuote('abc', 9, -4)).toMatchObject({ exact: 'abc', start: 0, end: 3 });
    expect(describeQuote('abc', Number.NaN, 2)).toMatchObject({ exact: 'ab' });
  });
});

describe('findQuote, where the words are the same', () => {
  it('finds a repeated quote by its context after all has moved', () => {
    const second = TEXT.indexOf('staff were at risk', 60);
    const anchor = describeQuote(TEXT, second, second + 18);
    const moved = `An advertisement that was not there before.\n${TEXT}`;
    expect(findQuote(moved, anchor)).toMatchObject({
      state: 'exact',
      start: second + moved.length - TEXT.length,
      text: 'staff were at risk',
    });
  });

  it.each([
    ['other white space', 'The minister said\n  nothing at\u00a0all about it'],
    ['no white space', 'The minister saidnothing at all about it'],
    ['a soft hyphen', 'The min\u00adister said nothing at all about it'],
    ['decomposed letters', 'The minister said nothing at all about it'.normalize('NFD')],
  ])('takes %s for the same', (_, exact) => {
    expect(findQuote(TEXT, { exact })).toMatchObject({
      state: 'exact',
      text: 'The minister said nothing at all about it',
    });
  });

  it('takes the forms of quotation marks, dashes and accents for the same', () => {
    const text = 'She said: “Café staff don’t know – yet.” Then she left.';
    expect(findQuote(text, { exact: '"Cafe\u0301 staff don\'t know - yet."' })).toMatchObject({
      state: 'exact',
      text: '“Café staff don’t know – yet.”',
    });
  });

  it('does not take a short word elsewhere for it', () => {
    const anchor = anchorOf(TEXT, 'risk');
    expect(
      findQuote('Nothing else in this text has that word, but a risk it is.', anchor).state,
    ).toBe('lost');
  });

  it('finds nothing in nothing', () => {
    for (const exact of ['', ' ', '\u00ad', 'x']) {
      expect(findQuote('', { exact }).state).toBe('lost');
    }
    expect(findQuote('a text', { exact: '' }).state).toBe('lost');
  });
});

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 400 }),
  fc.string({
    unit: fc.constantFrom('a', 'b', ' ', '\n', '😀', 'é', '\u0301', '\ud800', 'ﬁ', '\u00ad'),
  }),
  fc.lorem({ maxCount: 30, mode: 'sentences' }),
);
const anySelection = anyText.chain(text =>
  fc.record({
    text: fc.constant(text),
    start: fc.nat(Math.max(0, text.length - 1)),
    length: fc.integer({ min: 1, max: 60 }),
  }),
);

describe('on any text', () => {
  it('gives back exactly what was described', () => {
    fc.assert(
      fc.property(anySelection, ({ text, start, length }) => {
        const anchor = describeQuote(text, start, start + length);
        if (anchor.exact === '') return;
        const found = createFinder(text).find(anchor);
        expect(found).toEqual({
          state: 'exact',
          start: anchor.start,
          end: anchor.end,
          text: anchor.exact,
          score: 1,
        });
      }),
      { numRuns: 300 },
    );
  });

  it('loses nothing that had words before and after when text comes elsewhere', () => {
    fc.assert(
      fc.property(anySelection, anyText, fc.boolean(), ({ text, start, length }, more, behind) => {
        const ends =
          'The end of this page is here, with its imprint and the address of the office.';
        const page = `${ends}\n${text}\n${ends}`;
        const at = ends.length + 1 + start;
        const anchor = describeQuote(page, at, at + length);
        if (!/[a-z]/.test(anchor.exact)) return;
        const gap = '\n'.repeat(3);
        const now = behind ? page + gap + more : more + gap + page;
        const found = findQuote(now, anchor);
        expect(found.state).toBe('exact');
        expect(found.text).toBe(anchor.exact);
      }),
      { numRuns: 300 },
    );
  });

  it('never throws, and what it finds is in the text', () => {
    const odd = fc.oneof(fc.double(), fc.integer(), fc.constant(undefined));
    fc.assert(
      fc.property(anyText, anyText, anyText, anyText, odd, (text, exact, prefix, suffix, start) => {
        const found = findQuote(text, { exact, prefix, suffix, start });
        if (found.state === 'lost') return;
        expect(text.slice(found.start, found.end)).toBe(found.text);
        expect(found.end).toBeGreaterThan(found.start);
      }),
      { numRuns: 500 },
    );
  });
});
