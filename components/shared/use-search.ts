import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import {
  type Failure,
  failureOf,
  type SearchAnswer,
  type Suggestion,
} from '../../lib/model/index.ts';

const NONE: readonly Suggestion[] = [];

/**
 * The answer to a query as it is typed. An answer that comes too late is dropped; suggestions come by
 * themselves, since the first ones take longer than the hits. Another `search` asks again.
 */
export function useSearch(
  query: string,
  search: (query: string) => Promise<SearchAnswer>,
  suggest: (query: string) => Promise<readonly Suggestion[]>,
): { readonly answer: SearchAnswer | null; readonly failure: Failure | null } {
  const [found, setFound] = useState<SearchAnswer | null>(null);
  const [suggestions, setSuggestions] = useState(NONE);
  const [failure, setFailure] = useState<Failure | null>(null);
  const latest = useRef(0);
  const blank = query.trim() === '';
  useEffect(() => {
    const turn = ++latest.current;
    if (blank) {
      setFound(null);
      setFailure(null);
      return;
    }
    search(query).then(
      next => {
        if (turn !== latest.current) return;
        setFound(next);
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
  }, [query, blank, search]);
  useEffect(() => {
    if (blank) return setSuggestions(NONE);
    let late = false;
    suggest(query).then(
      next => !late && setSuggestions(next),
      // Without them the search is what it is.
      () => !late && setSuggestions(NONE),
    );
    return () => {
      late = true;
    };
  }, [query, blank, suggest]);
  const answer = useMemo(() => found && { ...found, suggestions }, [found, suggestions]);
  return { answer, failure };
}
