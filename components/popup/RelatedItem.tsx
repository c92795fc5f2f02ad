import type { ComponentChildren } from 'preact';
import type { ArchivePlace, RelatedPost } from '../../lib/model/index.ts';
import { textFragmentUrl } from '../../lib/text/index.ts';
import { DateText, Pieces, PlaceLink, sayCount, TitleText } from '../shared/index.ts';

export interface RelatedItemProps {
  readonly post: RelatedPost;
  onOpen(place: ArchivePlace, passage?: string): void;
}

/** Of a post that was published again; the rest are counted. */
const ALSO_SHOWN = 2;

/** A related post: title, date, and why it is here: shared terms, else words, and the best passage. */
export function RelatedItem({ post, onOpen }: RelatedItemProps) {
  const { terms, words, passage, remark, whole } = post.why;
  const text = passageText(post);
  const shared = terms.length > 0 ? terms : words;
  return (
    <li class="item related">
      <h3 dir="auto">
        <PlaceLink place={post} item onOpen={place => onOpen(place, text)}>
          <TitleText title={post.title} missing={post.titleMissing} />
        </PlaceLink>
      </h3>
      <p class="small">
        <DateText date={post.date} />
        {whole && <Fact>quotes this page</Fact>}
        {shared.length > 0 && (
          <>
            {' · '}
            <bdi class={terms.length > 0 ? 'shared-terms' : undefined}>{shared.join(', ')}</bdi>
          </>
        )}
        {post.comments > 0 && (
          <Fact>
            <bdi>{sayCount(post.comments, 'comment')}</bdi>
          </Fact>
        )}
        {post.url !== null && (
          <Fact>
            <a
              class="original"
              href={textFragmentUrl(post.url, { exact: text })}
              target="_blank"
              rel="noopener noreferrer"
              aria-label={`${post.title}: see the original`}
            >
              original
            </a>
          </Fact>
        )}
      </p>
      {passage !== null && (
        <p class="passage" dir="auto">
          <Pieces pieces={passage} />
        </p>
      )}
      {remark !== null && (
        <p class="small">
          from a comment{remark.author !== null && ' by '}
          {remark.author !== null && <bdi>{remark.author}</bdi>}, <DateText date={remark.date} />
        </p>
      )}
      {post.also.length > 0 && <Also post={post} onOpen={onOpen} />}
    </li>
  );
}

function Fact({ children }: { readonly children: ComponentChildren }) {
  return (
    <>
      {' '}
      <span class="whole">· {children}</span>
    </>
  );
}

/** "also: No night staff, 1 Mar 2014": the same again, at another time. */
function Also({ post, onOpen }: RelatedItemProps) {
  const more = post.also.length - ALSO_SHOWN;
  return (
    <p class="small also">
      also:{' '}
      {post.also.slice(0, ALSO_SHOWN).map((twin, at) => (
        <span key={twin.post}>
          {at > 0 && '; '}
          <PlaceLink place={twin} onOpen={place => onOpen(place, passageText(post))}>
            <bdi>{twin.title}</bdi>
          </PlaceLink>
          , <DateText date={twin.date} />
        </span>
      ))}
      {more > 0 && `; and ${more} more`}
    </p>
  );
}

/** The passage as it stands in the post, without the ellipses of what was cut. */
function passageText({ why }: RelatedPost): string {
  const text = why.passage?.map(piece => piece.text).join('') ?? '';
  return text.replace(/^…\s*/, '').replace(/\s*…$/, '');
}
