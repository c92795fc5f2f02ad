/** Times as the options page says them, from milliseconds since 1970, against now. */

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const CLOCK = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });
const DATE = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });

const counted = (n: number, one: string) => `${n} ${one}${n === 1 ? '' : 's'}`;

/** "just now", "5 minutes ago", "3 hours ago", "yesterday", "6 days ago", and a date after a month. */
export function sayAgo(then: number, now: number): string {
  const past = now - then;
  if (past < MINUTE) return 'just now';
  if (past < HOUR) return `${counted(Math.floor(past / MINUTE), 'minute')} ago`;
  if (past < DAY) return `${counted(Math.floor(past / HOUR), 'hour')} ago`;
  const days = daysBetween(then, now);
  if (days > 30) return `on ${DATE.format(then)}`;
  return days <= 1 ? 'yesterday' : `${days} days ago`;
}

/** "soon", "in 5 minutes", "in 3 hours", "tomorrow", "in 6 days". What should have been is soon. */
export function sayAhead(then: number, now: number): string {
  const ahead = then - now;
  if (ahead < 2 * MINUTE) return 'soon';
  if (ahead < HOUR) return `in ${counted(Math.round(ahead / MINUTE), 'minute')}`;
  const days = daysBetween(now, then);
  if (days === 0 || ahead < 6 * HOUR) return `in ${counted(Math.round(ahead / HOUR), 'hour')}`;
  return days === 1 ? 'tomorrow' : `in ${days} days`;
}

/** "14:30", "tomorrow, 09:00", "3 Nov 2026, 09:00". */
export function sayClock(then: number, now: number): string {
  const days = daysBetween(now, then);
  if (days === 0) return CLOCK.format(then);
  return `${days === 1 ? 'tomorrow' : DATE.format(then)}, ${CLOCK.format(then)}`;
}

/** "less than a minute", "about 2 minutes", "about 3 hours". */
export function sayRoughly(milliseconds: number): string {
  const minutes = Math.round(milliseconds / MINUTE);
  if (minutes < 1) return 'less than a minute';
  if (minutes < 90) return `about ${counted(minutes, 'minute')}`;
  return `about ${counted(Math.round(minutes / 60), 'hour')}`;
}

/** Midnights between two times, by this machine's clock. */
function daysBetween(from: number, to: number): number {
  return Math.round(
    (new Date(to).setHours(0, 0, 0, 0) - new Date(from).setHours(0, 0, 0, 0)) / DAY,
  );
}
