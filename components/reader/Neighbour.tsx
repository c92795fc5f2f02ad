import type { ArchiveId, ArchivePlace, ReaderPage } from '../../lib/model/index.ts';
import { type HrefOf, PlaceLink } from '../shared/index.ts';

export interface NeighbourProps {
  readonly archive: ArchiveId;
  readonly post: ReaderPage['older'];
  readonly words: 'Older' | 'Newer';
  /** With its title below, at the end of a post. */
  readonly titled?: boolean;
  readonly hrefOf?: HrefOf | undefined;
  onOpen(place: ArchivePlace): void;
}

/** The way to the post before or after. Where there is none it keeps its place, so that nothing shifts. */
export function Neighbour({ archive, post, words, titled, hrefOf, onOpen }: NeighbourProps) {
  const side = words === 'Older' ? 'older' : 'newer';
  if (post === null) return <span class={side} />;
  return (
    <span class={side}>
      {titled && <span class="k">{words}</span>}
      <PlaceLink
        place={{ archive, post: post.post, comment: null }}
        hrefOf={hrefOf}
        label={`${words}: ${post.title}`}
        onOpen={onOpen}
      >
        {titled ? <bdi class="title">{post.title}</bdi> : words}
      </PlaceLink>
    </span>
  );
}
