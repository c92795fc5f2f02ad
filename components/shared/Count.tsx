import { sayCount, sayNumber } from './wording.ts';

export interface CountProps {
  readonly value: number;
  /** 'post' makes "84 posts"; without it the number stands alone. */
  readonly of?: string;
  readonly many?: string;
}

export function Count({ value, of, many }: CountProps) {
  return (
    <span class="count">{of === undefined ? sayNumber(value) : sayCount(value, of, many)}</span>
  );
}
