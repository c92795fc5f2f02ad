import type { ArchivePlace, RelatedAnswer, RelatedPost } from '../../lib/model/index.ts';
import { Empty } from '../shared/index.ts';
import { RelatedItem } from './RelatedItem.tsx';

export interface RelatedProps {
  readonly answer: RelatedAnswer;
  onOpen(place: ArchivePlace): void;
}

/** What of the archive belongs to the page, before and since. An undated page has no before and since. */
export function Related({ answer, onOpen }: RelatedProps) {
  const { before, since, published } = answer;
  if (before.length + since.length === 0) {
    return (
      <Empty
        text="Nothing in the archive belongs to this page."
        more="Search it for a name or a phrase instead."
      />
    );
  }
  if (published === null) {
    return <Part title="In the archive" posts={[...before, ...since]} onOpen={onOpen} />;
  }
  return (
    <>
      <Part title="Before this article" posts={before} onOpen={onOpen} />
      <Part title="Since" posts={since} onOpen={onOpen} />
    </>
  );
}

function Part(props: {
  readonly title: string;
  readonly posts: readonly RelatedPost[];
  onOpen(place: ArchivePlace): void;
}) {
  if (props.posts.length === 0) return null;
  const id = `part-${props.title.toLowerCase().replaceAll(' ', '-')}`;
  return (
    <section class="part" aria-labelledby={id}>
      <h2 class="k" id={id}>
        {props.title}
      </h2>
      <ol class="bare">
        {props.posts.map(post => (
          <RelatedItem key={`${post.archive} ${post.post}`} post={post} onOpen={props.onOpen} />
        ))}
      </ol>
    </section>
  );
}
