import { describe, expect, it } from 'vitest';
import {
  IDLE,
  type Interaction,
  type InteractionEvent,
  pauseOf,
  reduce,
  shownBy,
} from '../../../lib/page/interaction.ts';

const over = (mention: number | null): InteractionEvent => ({ type: 'over', mention });
const tap = (mention: number | null): InteractionEvent => ({ type: 'tap', mention });
const step = (mention: number): InteractionEvent => ({ type: 'step', mention });
const passed: InteractionEvent = { type: 'passed' };
const close: InteractionEvent = { type: 'close' };
const pin: InteractionEvent = { type: 'pin' };
const into: InteractionEvent = { type: 'card', inside: true };
const out: InteractionEvent = { type: 'card', inside: false };

const after = (...events: InteractionEvent[]): Interaction => events.reduce(reduce, IDLE);

describe('what is shown', () => {
  it.each<[string, InteractionEvent[], number | null]>([
    ['nothing while the pointer passes over', [over(1)], null],
    ['the mention on which it rests', [over(1), passed], 1],
    ['nothing if it left before', [over(1), over(null), passed], null],
    ['the second of two that it passed over', [over(1), over(2), passed], 2],
    ['the same, within the grace', [over(1), passed, over(null)], 1],
    ['nothing after the grace', [over(1), passed, over(null), passed], null],
    ['the same, if it came back', [over(1), passed, over(null), over(1), passed], 1],
    ['the same, if it went into the card', [over(1), passed, over(null), into, passed], 1],
    ['nothing after it left the card', [over(1), passed, over(null), into, out, passed], null],
    ['the next, if it rests there', [over(1), passed, over(2), passed], 2],
    ['the first, on the way to the next', [over(1), passed, over(2)], 1],
    [
      'a pinned card, wherever the pointer goes',
      [over(1), passed, pin, over(2), passed, out, passed],
      1,
    ],
    ['nothing after it was unpinned and left', [tap(1), pin, pin, over(null), passed], null],
    ['what was tapped, at once', [tap(3)], 3],
    ['nothing after a tap elsewhere', [tap(3), tap(null)], null],
    ['a pinned card, whatever is tapped', [tap(3), pin, tap(null), tap(4)], 3],
    ['where a step went', [over(1), step(5)], 5],
    [
      'where a step went, wherever the pointer lies',
      [step(5), over(2), passed, over(null), passed],
      5,
    ],
    ['where a step went, if the pointer crossed the card', [step(5), into, out, passed], 5],
    ['the next step, still pinned', [step(5), pin, step(6), tap(null)], 6],
    ['nothing after closing', [tap(1), close], null],
    ['nothing after closing a pinned card', [tap(1), pin, close], null],
  ])('%s', (_, events, shown) => {
    expect(shownBy(after(...events))).toBe(shown);
  });
});

it('waits 300 ms to open and to close, and never otherwise', () => {
  expect(pauseOf(IDLE)).toBeNull();
  expect(pauseOf(after(over(1)))).toBe(300);
  expect(pauseOf(after(tap(1)))).toBeNull();
  expect(pauseOf(after(tap(1), over(null)))).toBe(300);
});

it('gives the very same state where nothing changes, so that no pause begins anew', () => {
  for (const events of [
    [over(1)],
    [tap(1), over(null)],
    [tap(1)],
    [over(null)],
    [tap(1), over(2)],
  ]) {
    const state = after(...events);
    expect(reduce(state, events.at(-1)!)).toBe(state);
  }
  expect(reduce(IDLE, close)).toBe(IDLE);
});

it('takes the focus for steps only', () => {
  expect(after(step(1))).toMatchObject({ focus: true });
  expect(after(tap(1))).toMatchObject({ focus: false });
});
