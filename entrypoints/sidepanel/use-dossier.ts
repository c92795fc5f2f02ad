import type { DossierProps } from '../../components/highlights/index.ts';
import { useWatched } from '../../components/shared/index.ts';
import {
  type DossierItem,
  dayOf,
  dossierHtml,
  dossierMarkdown,
  type ListedHighlight,
} from '../../lib/highlights/index.ts';
import {
  type BasketPassage,
  emptyBasket,
  takeFromBasket,
  watchBasket,
} from '../../lib/platform/index.ts';
import { saveFile } from './save-file.ts';

/** The dossier of the highlights that are ticked and the passages that were put aside. */
export function useDossier(ticked: readonly ListedHighlight[]): DossierProps {
  const passages = useWatched(watchBasket).value ?? [];
  return {
    chosen: ticked.length,
    passages: passages.map(passage => ({ ...passage, key: keyOf(passage) })),
    onTakeAway(key) {
      const passage = passages.find(one => keyOf(one) === key);
      if (passage) void takeFromBasket(passage);
    },
    onEmpty: () => void emptyBasket(),
    onMake(form, { title, introduction }) {
      const now = Date.now();
      const items: readonly DossierItem[] = [
        ...ticked.map(listed => ({ kind: 'highlight', listed }) as const),
        ...passages.map(passage => ({ kind: 'passage', passage }) as const),
      ];
      const options = { title, introduction, now };
      const name = `${title.replace(/[^\p{L}\p{N} -]/gu, '').slice(0, 80) || 'dossier'} ${dayOf(now) ?? ''}`;
      if (form === 'html')
        saveFile(`${name}.html`, dossierHtml(items, options), 'text/html;charset=utf-8');
      else saveFile(`${name}.md`, dossierMarkdown(items, options), 'text/markdown;charset=utf-8');
    },
  };
}

function keyOf({ place, text }: BasketPassage): string {
  return JSON.stringify([place.archive, place.post, place.comment, text]);
}
