import { describe, expect, it } from 'vitest';
import { describeQuote, findQuote } from '../../../lib/anchor/index.ts';

/** Selectors as others write them: 32 characters on each side. */
function anchorOf(text: string, exact: string, from = 0) {
  const start = text.indexOf(exact, from);
  const { prefix, suffix } = describeQuote(text, start, start + exact.length);
  return { exact, prefix: prefix.slice(-32), suffix: suffix.slice(0, 32), start };
}
const page = (...blocks: readonly string[]) => blocks.join('\n');
const FILLER = 'Of this there is more to be said than fits here, and less than some would like. ';

const BEFORE = 'The inspectorate published its report on Tuesday, after a year of visits.';
const QUOTE = 'Officers had sixty cases each, where the model allowed for no more than forty.';
const AFTER = 'The service said that it would recruit, as it had said in each of the last years.';

describe('the rows of a table', () => {
  const cell = 'Running to the new end date';
  const rows = ['MTCnovo', '2', cell, 'Others, all of them new', '5', cell];
  const last = 'It would be easy to tell this as a story about contracts.';
  const old = page(BEFORE, 'Owner', 'Areas', 'Position', ...rows, last, FILLER.repeat(6));
  const anchor = anchorOf(old, cell, old.lastIndexOf(cell));

  it('a cell is not taken for the same words of another row that stands before what stood behind it', () => {
    const moved = ['Sodexo and its partners', '6', cell];
    const now = page(...moved, last, FILLER.repeat(12), ...rows.slice(0, 5), FILLER.repeat(6));
    expect(findQuote(now, anchor).state).toBe('lost');
  });

  it('a cell whose own row is gone is not the other one, changed', () => {
    const now = page(FILLER.repeat(9), 'Running to the new the end date', last);
    expect(findQuote(now, anchor).state).toBe('lost');
  });
});

describe('a copy put in next to the quote', () => {
  const old = page(`${BEFORE} ${QUOTE}`, AFTER);

  it('takes one of its neighbours, and none can be told from the other', () => {
    const anchor = anchorOf(page(BEFORE, `${QUOTE} ${AFTER}`), QUOTE);
    const found = findQuote(page(BEFORE, QUOTE, `${QUOTE} ${AFTER}`), anchor);
    expect(found.state).toBe('lost');
  });

  it('is not the quote, whose first sentence stands where it stood', () => {
    const two = `Mint is up. ${QUOTE}`;
    const changed = two.replace('model allowed', 'plan of old provided').replace('forty', 'thirty');
    const anchor = anchorOf(page(`${BEFORE} ${two}`, AFTER), two);
    expect(findQuote(page(`${BEFORE} ${changed}`, QUOTE, AFTER), anchor).text).not.toBe(QUOTE);
  });

  it('is found all the same where it is the only one', () => {
    expect(findQuote(page(FILLER, `${BEFORE} ${QUOTE}`, AFTER), anchorOf(old, QUOTE)).text).toBe(
      QUOTE,
    );
  });
});

describe('the same words elsewhere', () => {
  it('are not the quote where a line with another date stands in its place', () => {
    const line = 'Published 14 November 2024, 06:00';
    const old = page('By Isla Thackray, home affairs', line, QUOTE, FILLER.repeat(4), AFTER);
    const now = page(
      'By Isla Thackray, home affairs',
      line.replace(' 14', ''),
      QUOTE,
      FILLER.repeat(4),
      'More on this',
      line,
      'Early release: what happened to those who came home',
      AFTER,
    );
    const { state, start } = findQuote(now, anchorOf(old, line));
    expect([state, start]).not.toEqual(['exact', now.lastIndexOf(line)]);
  });

  it('are not a quote of two sentences, one of which is left where it was', () => {
    const rest = 'Nobody who was there has forgotten it.';
    const two = `${QUOTE} ${rest}`;
    const old = page(`${BEFORE} ${two} ${AFTER}`, FILLER.repeat(6));
    const now = page(`${rest} ${AFTER}`, FILLER.repeat(6), `As we wrote: ${QUOTE}`, FILLER);
    expect(findQuote(now, anchorOf(old, two)).text).not.toBe(QUOTE);
  });
});
