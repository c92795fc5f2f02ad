import type { ArchivePlace, Evidence } from '../../lib/model/index.ts';
import { CardQuote } from './CardQuote.tsx';

export interface QuotesProps {
  readonly evidence: Evidence;
  onOpen(place: ArchivePlace): void;
}

/** The newest quote, what staff or readers made of it, then the older quotes. */
export function Quotes({ evidence, onOpen }: QuotesProps) {
  const { quotes, bestComment } = evidence;
  if (quotes.length === 0 && bestComment === null) {
    return (
      <p class="evidence-none">No sentence of the archive says enough about it to be quoted.</p>
    );
  }
  const [newest, ...older] = quotes;
  return (
    <>
      {newest && <CardQuote quote={newest} onOpen={onOpen} />}
      {bestComment && (
        <CardQuote quote={bestComment.quote} answers={bestComment.answers} onOpen={onOpen} />
      )}
      {older.map(quote => (
        <CardQuote
          key={`${quote.post} ${quote.comment} ${quote.text[0]?.text}`}
          quote={quote}
          onOpen={onOpen}
        />
      ))}
    </>
  );
}
