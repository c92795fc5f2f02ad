import { useEffect, useState } from 'preact/hooks';
import type { NoteSuggestions } from './types.ts';

/** With the words that they are an answer to. */
interface Suggested extends NoteSuggestions {
  readonly of: string;
}

const NONE: Suggested = { tags: [], links: [], of: '' };

/** What may be meant by what is typed; an answer to what is no longer there is dropped. */
export function useSuggestions(
  typed: string,
  suggest: (typed: string) => Promise<NoteSuggestions>,
): Suggested {
  const [found, setFound] = useState(NONE);
  const words = typed.trim();
  useEffect(() => {
    if (words === '') return setFound(NONE);
    let current = true;
    void suggest(words).then(answer => current && setFound({ ...answer, of: words }));
    return () => {
      current = false;
    };
  }, [words]);
  return found;
}
