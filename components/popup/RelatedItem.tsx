import type { ArchivePlace, RelatedPost } from '../../lib/model/index.ts';
import { DateText, Pieces, PlaceLink, sayCount, TitleText } from '../shared/index.ts';

export interface RelatedItemProps {
  readonly post: RelatedPost;
  onOpen(place: ArchivePlace): void;
}

/** A related post: title, date, and why it is here: shared terms, else words, and the best passage. */
export function RelatedItem({ post, onOpen }: RelatedItemProps) {
  const { terms, words, passage } = post.why;
  return (
    <li class="item related">
      <h3 dir="auto">
        <PlaceLink place={post} item onOpen={onOpen}>
          <TitleText title={post.title} missing={post.titleMissing} />
        </PlaceLink>
      </h3>
      <p class="small">
        <DateText date={post.date} />
        {terms.length > 0 && (
          <>
            {' · '}
            <bdi class="terms">{terms.join(', ')}</bdi>
          </>
        )}
        {words.length > 0 && terms.length === 0 && (
          <>
            {' · '}
            <bdi>{words.join(', ')}</bdi>
          </>
        )}
        {post.comments > 0 && (
          <>
            {' '}
            <span class="whole">
              · <bdi>{sayCount(post.comments, 'comment')}</bdi>
            </span>
          </>
        )}
      </p>
      {passage !== null && (
        <p class="passage" dir="auto">
          <Pieces pieces={passage} />
        </p>
      )}
    </li>
  );
}
