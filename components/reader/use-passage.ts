import { useEffect } from 'preact/hooks';
import { markPassage, unmarkPassage } from './mark-passage.ts';

/**
 * Marks a passage of the post that is shown, or of one of its comments, and goes there unless the page
 * stays where it was left.
 */
export function usePassage(
  shown: boolean,
  passage: string,
  comment: string | null,
  still = false,
): void {
  useEffect(() => {
    if (!shown || passage === '') return;
    const root =
      comment === null ? document.querySelector('.reader .body') : document.getElementById(comment);
    if (root) markPassage(root, passage, still);
    return unmarkPassage;
  }, [shown, passage, comment, still]);
}
