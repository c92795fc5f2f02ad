import { useLayoutEffect, useRef } from 'preact/hooks';
import type { ArchivePlace, RelatedAnswer, RelatedPost } from '../../lib/model/index.ts';
import { Button, Empty } from '../shared/index.ts';
import { RelatedItem } from './RelatedItem.tsx';

export interface RelatedProps {
  readonly answer: RelatedAnswer;
  /** `passage` is a text of the place to go to. */
  onOpen(place: ArchivePlace, passage?: string): void;
  onMore(): void;
}

/** What of the archive belongs to the page, before and since. An undated page has no before and since. */
export function Related({ answer, onOpen, onMore }: RelatedProps) {
  const { before, since, published, more } = answer;
  const root = useRef<HTMLDivElement>(null);
  const asked = useRef(false);
  // The button that was pressed is gone: who works by keyboard goes on from the list.
  useLayoutEffect(() => {
    if (asked.current && more === 0) root.current?.querySelector<HTMLElement>('.open')?.focus();
    if (more === 0) asked.current = false;
  }, [more]);
  if (before.length + since.length === 0) {
    return (
      <Empty
        text="Nothing in the archive belongs to this page."
        more="Search it for a name or a phrase instead."
      />
    );
  }
  return (
    <div ref={root}>
      {published === null ? (
        <Part title="In the archive" posts={[...before, ...since]} onOpen={onOpen} />
      ) : (
        <>
          <Part title="Before this article" posts={before} onOpen={onOpen} />
          <Part title="Since" posts={since} onOpen={onOpen} />
        </>
      )}
      {more > 0 && (
        <p class="related-more">
          <Button
            kind="link"
            onClick={() => {
              asked.current = true;
              onMore();
            }}
          >
            {more} more
          </Button>
        </p>
      )}
    </div>
  );
}

function Part(props: {
  readonly title: string;
  readonly posts: readonly RelatedPost[];
  readonly onOpen: RelatedProps['onOpen'];
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
