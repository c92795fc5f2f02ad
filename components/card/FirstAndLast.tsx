import type { ArchivePlace, Evidence } from '../../lib/model/index.ts';
import { DateText, PlaceLink } from '../shared/index.ts';

export interface FirstAndLastProps {
  readonly evidence: Evidence;
  /** Below the bars, at their ends, dates need no words but for those who do not see where they stand. */
  readonly drawn: boolean;
  onOpen(place: ArchivePlace): void;
}

/** The first and the last mention, each with the way to it. */
export function FirstAndLast({ evidence, drawn, onOpen }: FirstAndLastProps) {
  const { first, last } = evidence;
  const lone = first !== null && first.date === last?.date;
  const end = (word: string, of: Evidence['first']) =>
    of && (
      <span>
        <span class={drawn ? 'hidden-text' : undefined}>{word} </span>
        <PlaceLink place={of.place} onOpen={onOpen}>
          <DateText date={of.date} />
        </PlaceLink>
      </span>
    );
  return (
    <p class={`small evidence-ends${drawn ? '' : ' told'}`}>
      {first === null && last === null ? (
        <span>No mention has a date</span>
      ) : lone ? (
        end('Only on', first)
      ) : (
        <>
          {end('First', first)}
          {end('Last', last)}
        </>
      )}
    </p>
  );
}
