/** The blog's clock: London's, by the European rule of summer time. */
export const TIME_ZONE = 'Europe/London';

/** A time (milliseconds since 1970) as the blog's own clock shows it, `2015-07-10T22:11:05.120+01:00`. */
export function londonTime(instant: number): string {
  const summer = isSummer(instant);
  const wall = new Date(instant + (summer ? 3_600_000 : 0)).toISOString().slice(0, -1);
  return `${wall}${summer ? '+01:00' : '+00:00'}`;
}

/** The day alone, `2015-07-10`. */
export function londonDay(instant: number): string {
  return londonTime(instant).slice(0, 10);
}

/** From the last Sunday of March to the last Sunday of October, each at 01:00 UTC. */
function isSummer(instant: number): boolean {
  const year = new Date(instant).getUTCFullYear();
  return instant >= lastSunday(year, 2) && instant < lastSunday(year, 9);
}

function lastSunday(year: number, month: number): number {
  const last = new Date(Date.UTC(year, month, 31, 1));
  return last.getTime() - last.getUTCDay() * 86_400_000;
}
