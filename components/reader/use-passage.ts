import { useEffect } from 'preact/hooks';
import { markPassage, unmarkPassage } from './mark-passage.ts';

/** Goes to a passage of the post that is shown, or of one of its comments, and marks it. */
export function usePassage(shown: boolean, passage: string, comment: string | null): void {
  useEffect(() => {
    if (!shown || passage === '') return;
    const root =
      comment === null ? document.querySelector('.reader .body') : document.getElementById(comment);
    if (root) markPassage(root, passage);
    return unmarkPassage;
  }, [shown, passage, comment]);
}
