import { useEffect, useRef, useState } from 'preact/hooks';
import { type Failure, failureOf, type SearchAnswer } from '../../lib/model/index.ts';

/** The answer to a query as it is typed. An answer that comes too late is dropped. */
export function useSearch(
  query: string,
  search: (query: string) => Promise<SearchAnswer>,
): { readonly answer: SearchAnswer | null; readonly failure: Failure | null } {
  const [answer, setAnswer] = useState<SearchAnswer | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const latest = useRef(0);
  useEffect(() => {
    const turn = ++latest.current;
    if (query.trim() === '') {
      setAnswer(null);
      setFailure(null);
      return;
    }
    search(query).then(
      next => {
        if (turn !== latest.current) return;
        setAnswer(next);
        setFailure(null);
      },
      error => {
        if (turn !== latest.current) return;
        setFailure(
          failureOf(
            error,
            'The search failed',
            'Try other words. If it goes on, import the archive anew.',
          ),
        );
      },
    );
  }, [query, search]);
  return { answer, failure };
}
