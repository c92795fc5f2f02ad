import type { ReaderDossier } from '../../components/reader/index.ts';
import { useWatched } from '../../components/shared/index.ts';
import { blocksText, type ReaderPage } from '../../lib/model/index.ts';
import { addToBasket, watchBasket } from '../../lib/platform/index.ts';
import { opening } from '../../lib/text/index.ts';

/** What of the open post is in the dossier, and the way into it; undefined until the post is read. */
export function useDossier(page: ReaderPage | null): ReaderDossier | undefined {
  const passages = useWatched(watchBasket).value ?? [];
  if (page === null) return undefined;
  const { archive, post, comments } = page;
  return {
    countOf: comment =>
      passages.filter(
        ({ place }) =>
          place.archive === archive.id && place.post === post.id && place.comment === comment,
      ).length,
    onAdd(id, words) {
      const comment = id === null ? null : comments.find(one => one.id === id);
      const of = comment ?? post;
      if (comment === undefined) return;
      void addToBasket({
        place: { archive: archive.id, post: post.id, comment: id },
        archive: archive.title,
        title: post.title ?? opening(blocksText(post.body)),
        author: of.author,
        date: of.date,
        isComment: comment !== null,
        url: post.url,
        text: words ?? blocksText(of.body),
        seen: archive.site?.checked ?? archive.updated,
        gone: of.gone ?? post.gone ?? false,
      });
    },
  };
}
