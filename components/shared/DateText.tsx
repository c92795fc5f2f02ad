import type { Quote, WallDate } from '../../lib/model/index.ts';
import { sayDate, timeOf } from '../../lib/text/index.ts';

export interface DateTextProps {
  readonly date: WallDate | null;
  readonly style?: 'long' | 'short';
  /** Says the clock time too, where there is one. */
  readonly time?: boolean;
}

/** A date of the archive, in words; "date unknown" where it is not known. */
export function DateText({ date, style = 'short', time = false }: DateTextProps) {
  if (date === null) return <span>date unknown</span>;
  const clock = time ? timeOf(date) : null;
  return (
    <time dateTime={date} dir="auto">
      {sayDate(date, style)}
      {clock === null ? '' : `, ${clock}`}
    </time>
  );
}

export interface InPostProps {
  readonly of: Pick<Quote, 'date' | 'postDate'>;
  readonly word?: 'in' | 'answering';
}

/** Before the title of a comment's post; with its day, where the comment came without a date of its own. */
export function InPost({ of, word = 'in' }: InPostProps) {
  if (of.date !== null || of.postDate === null) return <>{word}</>;
  return (
    <>
      {word} a post of <DateText date={of.postDate} />,
    </>
  );
}
