import { describe, expect, it } from 'vitest';
import { createFinder, describeQuote, findQuote } from '../../../lib/anchor/index.ts';

const BEFORE = 'The inspectorate published its report on Tuesday, after a year of visits.';
const QUOTE = 'Officers had sixty cases each, where the model allowed for no more than forty.';
const AFTER =
  'The service said that it would recruit, as it had said in each of the last three years.';
const page = (...paragraphs: string[]) => paragraphs.join('\n');
const OLD = page('News', `${BEFORE} ${QUOTE} ${AFTER}`, 'More about this', 'Home');
const start = OLD.indexOf(QUOTE);
const ANCHOR = describeQuote(OLD, start, start + QUOTE.length);

function found(text: string, anchor = ANCHOR) {
  const { state, text: now } = findQuote(text, anchor);
  return [state, now];
}

describe('a quote that was changed', () => {
  it.each([
    ['a word replaced', QUOTE.replace('allowed', 'provided')],
    ['words put in', QUOTE.replace('each,', 'each, and some of them ninety,')],
    ['words left out', QUOTE.replace(', where the model allowed', ', the model')],
    ['another beginning', QUOTE.replace('Officers had', 'In most of these offices staff had')],
    ['another end', QUOTE.replace('no more than forty.', 'a mere thirty-five of them at most.')],
    ['other case', QUOTE.toUpperCase()],
  ])('is found with %s, whole', (_, now) => {
    expect(found(page('News', `${BEFORE} ${now} ${AFTER}`, 'Home'))).toEqual(['changed', now]);
  });

  it('is found without its context where enough of it is left', () => {
    const now = QUOTE.replace('allowed', 'provided');
    expect(found(page('All is new here.', now, 'Nothing is as it was.'))).toEqual(['changed', now]);
  });

  it('is what is left between its neighbours', () => {
    const text = page('News', `${BEFORE} Officers had sixty cases each. ${AFTER}`);
    expect(found(text)[1]).toBe('Officers had sixty cases each.');
  });

  it('stays where it was, though the same words were copied elsewhere', () => {
    const now = QUOTE.replace('allowed', 'provided');
    const text = page(QUOTE, 'News', `${BEFORE} ${now} ${AFTER}`);
    expect(found(text)).toEqual(['changed', now]);
  });
});

describe('a quote that was copied', () => {
  const now = QUOTE.replace('allowed', 'provided');
  const filler = 'Of this there is more to be said than fits here, and less than some would like. ';

  it('is not the copy, though the copy has all of the context that its selector holds', () => {
    const exact = 'sixty cases each, where the model allowed for no';
    const at = OLD.indexOf(exact);
    const anchor = { exact, prefix: 'Officers had ', suffix: ' more than forty.', start: at };
    const text = page('News', `${BEFORE} ${now} ${AFTER}`, filler.repeat(8), QUOTE);
    const { state, start: place } = findQuote(text, anchor);
    expect(state).not.toBe('exact');
    if (place !== null) expect(place).toBeLessThan(text.indexOf(filler));
  });

  it('is lost where the copy and the changed one have nothing of the context', () => {
    const text = page('News', QUOTE, filler, now, filler);
    expect(found(text)[0]).toBe('lost');
  });

  it('is the copy where it was moved there whole', () => {
    const text = page('News', filler.repeat(8), 'New.', QUOTE, 'Also new.');
    expect(found(text)).toEqual(['exact', QUOTE]);
  });
});

describe('a quote whose neighbours are gone', () => {
  it('is found far from where it stood', () => {
    const text = page(
      ...Array.from({ length: 40 }, (_, n) => `Item ${n} of the news.`),
      `A. ${QUOTE} B.`,
    );
    expect(found(text)).toEqual(['exact', QUOTE]);
  });

  it('is lost where it is a short row of a table, and the row is another', () => {
    const rows = ['North\nRunning on\n5', 'South\nRunning on\n7'];
    const text = page('News', ...rows, 'Home');
    const exact = 'Running on';
    const from = text.indexOf(exact);
    const anchor = describeQuote(text, from, from + exact.length);
    expect(
      findQuote(
        page(
          'Other news',
          'of another kind, and of the West, and so on, as ever',
          exact,
          'and so on',
        ),
        anchor,
      ).state,
    ).toBe('lost');
  });
});

describe('a quote that is gone', () => {
  it('is lost where its neighbours are all that is left', () => {
    expect(found(page('News', `${BEFORE} ${AFTER}`))[0]).toBe('lost');
  });

  it('is lost where another sentence is in its place', () => {
    const other = 'No minister was to be had for a comment on any of this when we asked them all.';
    expect(found(page('News', `${BEFORE} ${other} ${AFTER}`))[0]).toBe('lost');
  });

  it('is lost where its words were taken out and stand in another sentence', () => {
    const text = page(`As we wrote: ${QUOTE} That was last year.`, 'News', `${BEFORE} ${AFTER}`);
    expect(found(text)[0]).toBe('lost');
  });

  it('is not its neighbour in a list where all look alike', () => {
    const items = ['North', 'South', 'East', 'West', 'Central'].map(
      place => `Template for submissions - ${place} region, with its annex`,
    );
    const old = page(...items);
    const at = old.indexOf(items[2]!);
    const anchor = describeQuote(old, at, at + items[2]!.length);
    expect(found(page(...items.filter((_, index) => index !== 2)), anchor)[0]).toBe('lost');
  });

  it('is not a short line that shares a word', () => {
    const anchor = {
      exact: 'Pa11y accessibility testing tool',
      prefix: 'recordings\n',
      suffix: '\nAxe',
    };
    expect(findQuote('See automated accessibility testing in Rails, and more.', anchor).state).toBe(
      'lost',
    );
  });
});

describe('a long quote', () => {
  const sentence = (n: number) => `Sentence ${n * 7919} of many tells of case ${n * 104729}. `;
  const long = Array.from({ length: 2500 }, (_, n) => sentence(n))
    .join('')
    .trim();

  it('is found by its parts though some of them are changed', () => {
    const old = `Before it stands this.\n${long}\nAfter it stands that.`;
    const anchor = describeQuote(old, 23, 23 + long.length);
    expect(anchor.exact).toBe(long);
    const changed = long.replace('of many', 'among very many').replace(sentence(1200), '');
    const result = findQuote(`An advertisement.\n${old.replace(long, changed)}`, anchor);
    expect(result).toMatchObject({ state: 'changed', text: changed });
  });
});

describe('hostile input', () => {
  const within = (milliseconds: number, work: () => void) => {
    const from = performance.now();
    work();
    expect(performance.now() - from).toBeLessThan(milliseconds);
  };

  it.each<[string, string, string]>([
    ['one letter', 'a'.repeat(6_000_000), `b${'a'.repeat(50_000)}b`],
    ['one letter, short', 'a'.repeat(1_000_000), `b${'a'.repeat(200)}b`],
    ['two letters', 'ab'.repeat(1_000_000), `${'ba'.repeat(100)}c${'ab'.repeat(100)}`],
    [
      'a line again and again',
      'The same line is here again. '.repeat(50_000),
      'The same line is not here. '.repeat(3500),
    ],
    ['marks on marks', '\u0301'.repeat(500_000), `e${'\u0301'.repeat(3000)}`],
    ['halves of pairs', '\ud83d'.repeat(1_000_000), '\ude00\ud83d'.repeat(100)],
    ['ends of sentences', 'a. '.repeat(300_000), 'a. b. '.repeat(10_000)],
    ['white space', ' \n\u00a0'.repeat(500_000), ' \n x'],
  ])('takes its time and no more: %s', (_, text, exact) => {
    const start = text.length >> 1;
    within(25_000, () => findQuote(text, { exact, prefix: exact, suffix: exact, start }));
    within(25_000, () => findQuote(text, { exact }));
  });

  it('takes offsets that are none', () => {
    for (const start of [Number.NaN, -1, 1.5, 1e300, Number.POSITIVE_INFINITY]) {
      expect(createFinder(OLD).find({ ...ANCHOR, start }).state).toBe('exact');
    }
  });
});

describe('a list of lines that are alike but for a number', () => {
  const places = ['prison', 'court', 'office', 'hostel'];
  const line = (n: number) =>
    `Entry ${n} tells of the visit that came before the ${places[n % 4]} number ${n * 13 + 1}.`;
  const text = Array.from({ length: 300 }, (_, n) => line(n)).join('\n');
  const exact = line(290);

  it.each([
    ['without its context', {}],
    ['without its context, and another place', { start: 0 }],
    ['with it, and another place', { prefix: line(289), suffix: line(291), start: 0 }],
  ])('has the very line, known %s', (_, around) => {
    const start = text.indexOf(exact);
    expect(findQuote(text, { exact, ...around })).toMatchObject({ state: 'exact', start });
  });
});
