import type { ArchivePlace, Evidence } from '../../lib/model/index.ts';
import { DateText, PlaceLink } from '../shared/index.ts';

export interface FirstAndLastProps {
  readonly evidence: Evidence;
  onOpen(place: ArchivePlace): void;
}

/** Below the bars, at their ends: the first and the last mention. */
export function FirstAndLast({ evidence, onOpen }: FirstAndLastProps) {
  const { first, last } = evidence;
  if (first === null && last === null) return <p class="small card-ends">No mention has a date</p>;
  if (first && first.date === last?.date) {
    return (
      <p class="small card-ends">
        <span>
          Only on{' '}
          <PlaceLink place={first.place} onOpen={onOpen}>
            <DateText date={first.date} />
          </PlaceLink>
        </span>
      </p>
    );
  }
  return (
    <p class="small card-ends">
      {first && (
        <span>
          First{' '}
          <PlaceLink place={first.place} onOpen={onOpen}>
            <DateText date={first.date} />
          </PlaceLink>
        </span>
      )}
      {last && (
        <span>
          Last{' '}
          <PlaceLink place={last.place} onOpen={onOpen}>
            <DateText date={last.date} />
          </PlaceLink>
        </span>
      )}
    </p>
  );
}
