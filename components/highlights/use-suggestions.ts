import { useEffect, useState } from 'preact/hooks';
import type { NoteSuggestions } from './types.ts';

const NONE: NoteSuggestions = { tags: [], links: [] };

/** What may be meant by what is typed; an answer to what is no longer there is dropped. */
export function useSuggestions(
  typed: string,
  suggest: (typed: string) => Promise<NoteSuggestions>,
): NoteSuggestions {
  const [found, setFound] = useState(NONE);
  const words = typed.trim();
  useEffect(() => {
    if (words === '') return setFound(NONE);
    let current = true;
    void suggest(words).then(answer => current && setFound(answer));
    return () => {
      current = false;
    };
  }, [words]);
  return found;
}
