import { expect, it } from 'vitest';
import { sayAgo, sayAhead, sayClock, sayRoughly } from '../../../components/options/when.ts';

/** Noon of a day in autumn, by this machine's clock. */
const NOON = new Date(2026, 9, 14, 12).getTime();
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

it.each([
  [sayAgo(NOON - 20_000, NOON), 'just now'],
  [sayAgo(NOON + HOUR, NOON), 'just now'],
  [sayAgo(NOON - MINUTE, NOON), '1 minute ago'],
  [sayAgo(NOON - 3 * HOUR, NOON), '3 hours ago'],
  [sayAgo(NOON - 23 * HOUR, NOON), '23 hours ago'],
  [sayAgo(NOON - 25 * HOUR, NOON), 'yesterday'],
  [sayAgo(NOON - 6 * 24 * HOUR, NOON), '6 days ago'],
  [sayAgo(NOON - 60 * 24 * HOUR, NOON), 'on 15 Aug 2026'],
  [sayAhead(NOON - HOUR, NOON), 'soon'],
  [sayAhead(NOON + 5 * MINUTE, NOON), 'in 5 minutes'],
  [sayAhead(NOON + HOUR, NOON), 'in 1 hour'],
  [sayAhead(NOON + 9 * HOUR, NOON), 'in 9 hours'],
  [sayAhead(NOON + 21 * HOUR, NOON), 'tomorrow'],
  [sayAhead(NOON + 7 * 24 * HOUR, NOON), 'in 7 days'],
  [sayClock(NOON + 2.5 * HOUR, NOON), '14:30'],
  [sayClock(NOON + 21 * HOUR, NOON), 'tomorrow, 09:00'],
  [sayClock(NOON + 45 * HOUR, NOON), '16 Oct 2026, 09:00'],
  [sayRoughly(20_000), 'less than a minute'],
  [sayRoughly(61_000), 'about 1 minute'],
  [sayRoughly(26.6 * MINUTE), 'about 27 minutes'],
  [sayRoughly(3 * HOUR), 'about 3 hours'],
])('%s', (said, expected) => {
  expect(said).toBe(expected);
});
