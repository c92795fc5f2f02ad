import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Comment, CommentId } from '../../lib/model/index.ts';
import { timeOf } from '../../lib/text/index.ts';
import { Button, DateText, sayCount } from '../shared/index.ts';
import { AddToDossier, type ReaderDossier } from './AddToDossier.tsx';
import { Blocks } from './Blocks.tsx';
import { showPassage } from './marked-passages.ts';
import { type ThreadLine, threadLines } from './thread.ts';

export interface ThreadProps {
  readonly comments: readonly Comment[];
  /** The comment to go to; it is set apart, scrolled to and focused. */
  readonly target: CommentId | null;
  /** It is set apart, and stays where it is. */
  readonly still: boolean;
  readonly text: (text: string) => ComponentChildren;
  readonly dossier: ReaderDossier | undefined;
}

export function Thread({ comments, target, still, text, dossier }: ThreadProps) {
  const [hit, setHit] = useState(target);
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => setHit(target), [target]);
  useEffect(() => {
    if (hit === null || (still && hit === target)) return;
    const items = list.current?.querySelectorAll<HTMLElement>('.comment') ?? [];
    const element = [...items].find(({ id }) => id === hit);
    element?.scrollIntoView({ block: 'center' });
    element?.focus({ preventScroll: true });
    // A comment may be longer than the window.
    if (element) showPassage(element);
  }, [hit, target, still]);
  return (
    <section class="thread" aria-labelledby="thread-title">
      <h2 class="k" id="thread-title">
        <bdi>{comments.length === 0 ? 'No comments' : sayCount(comments.length, 'comment')}</bdi>
      </h2>
      <ol class="bare" ref={list}>
        {threadLines(comments).map(line => (
          <CommentItem
            key={line.comment.id}
            line={line}
            hit={line.comment.id === hit}
            text={text}
            dossier={dossier}
            onGo={setHit}
          />
        ))}
      </ol>
    </section>
  );
}

/** How readers refer to a comment: "Kestrel, 15:40"; the time alone says more than 'author unknown'. */
function sayWhich({ author, date }: Comment): string {
  const known = [author, timeOf(date)].filter(part => part !== null);
  return known.length > 0 ? known.join(', ') : 'an earlier comment';
}

interface CommentItemProps {
  readonly line: ThreadLine;
  readonly hit: boolean;
  readonly text: ThreadProps['text'];
  readonly dossier: ThreadProps['dossier'];
  onGo(comment: CommentId): void;
}

function CommentItem({ line, hit, text, dossier, onGo }: CommentItemProps) {
  const { comment, answers } = line;
  return (
    <li
      id={comment.id}
      class={`comment depth-${line.depth}${hit ? ' is-hit' : ''}`}
      aria-current={hit ? 'true' : undefined}
      tabIndex={-1}
    >
      <p class="small">
        {comment.author === null ? (
          <span class="unknown">author unknown</span>
        ) : (
          <bdi class="author">{comment.author}</bdi>
        )}
        {' · '}
        <DateText date={comment.date} time />
        {comment.gone === true && ' · no longer on the blog, kept here'}
        {answers !== null && (
          <>
            {' · answers '}
            <Button kind="link" onClick={() => onGo(answers.id)}>
              <bdi>{sayWhich(answers)}</bdi>
            </Button>
          </>
        )}
        {dossier !== undefined && !comment.removed && (
          <span class="comment-deed">
            {' · '}
            <AddToDossier dossier={dossier} comment={comment.id} />
          </span>
        )}
      </p>
      {comment.removed ? (
        <p class="removed">Removed</p>
      ) : (
        <div class="text">
          <Blocks blocks={comment.body} headings={3} text={text} />
        </div>
      )}
    </li>
  );
}
