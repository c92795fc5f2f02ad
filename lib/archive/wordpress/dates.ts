import type { WallDate } from '../../model/index.ts';
import { instantOf, sayOffset, wallDate } from '../wall-date.ts';

const NONE = /^0000-00-00/;
const FURTHEST = 14 * 60;

/**
 * The wall date of a pair that WordPress writes: the blog's clock, and the same moment in UTC, which
 * together give the offset. Either may be missing or all zeros, as on drafts.
 */
export function pairedDate(local: string, gmt: string, timeZone: string | null): WallDate | null {
  const wall = NONE.test(local) ? null : wallDate(local);
  const utc =
    NONE.test(gmt) || gmt === '' ? null : wallDate(`${gmt.replace(/Z$/i, '')}Z`, timeZone);
  if (wall === null) return utc;
  if (utc === null || !wall.includes('T') || wall.length > 19) return wall;
  const minutes = (instantOf(wall) - instantOf(utc)) / 60_000;
  const plausible = Math.abs(minutes) <= FURTHEST && minutes % 15 === 0;
  return plausible ? wall + sayOffset(minutes) : wall;
}
