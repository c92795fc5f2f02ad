import './reader.css';
import '../shared/shared.css';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import {
  type ArchivePlace,
  blocksText,
  type CommentId,
  type Failure,
  type Post,
  type ReaderPage,
} from '../../lib/model/index.ts';
import { opening } from '../../lib/text/index.ts';
import {
  DateText,
  FailureNote,
  type HrefOf,
  Pieces,
  sayCount,
  TitleText,
} from '../shared/index.ts';
import { AddToDossier, type ReaderDossier } from './AddToDossier.tsx';
import { Blocks } from './Blocks.tsx';
import { FoundBar } from './FoundBar.tsx';
import { type MarkText, markWords } from './mark-words.ts';
import { showPassage } from './marked-passages.ts';
import { Neighbour } from './Neighbour.tsx';
import { Thread } from './Thread.tsx';

export interface ReaderProps {
  /** Null while it is read, and where that failed. */
  readonly page: ReaderPage | null;
  readonly failure: Failure | null;
  /** The comment to show first. */
  readonly target?: CommentId | null;
  /** Words to mark. */
  readonly marks?: readonly string[];
  /** How they are found; plain folded words if it is not said. */
  readonly markText?: MarkText;
  /** It is where it was left: nothing is scrolled to. */
  readonly still?: boolean;
  /** The search that led here. */
  readonly found?: { readonly query: string; readonly href: string };
  /** Absent where there is none to add to. */
  readonly dossier?: ReaderDossier;
  /** Addresses of posts, so that they open in a new tab too. */
  readonly hrefOf?: HrefOf;
  onOpen(place: ArchivePlace): void;
}

/** One post with its thread, as a page to be read. */
export function Reader(props: ReaderProps) {
  const { page, failure } = props;
  if (page !== null) return <Loaded {...props} page={page} />;
  return (
    <main class="reader">
      <h1 class="hidden-text">Post</h1>
      {failure ? (
        <FailureNote failure={failure} />
      ) : (
        <p class="muted" role="status">
          Opening the post…
        </p>
      )}
    </main>
  );
}

function Loaded(props: ReaderProps & { readonly page: ReaderPage }) {
  const { page, hrefOf, onOpen, marks = [], markText = markWords } = props;
  const { archive, post, comments, older, newer } = page;
  const text = (words: string) =>
    marks.length === 0 ? words : <Pieces pieces={markText(words, marks)} />;
  const go = { archive: archive.id, hrefOf, onOpen };
  const root = useRef<HTMLElement>(null);
  const { target = null, still = false } = props;
  useEffect(() => {
    const body = root.current?.querySelector('.body');
    if (body && target === null && !still) showPassage(body);
  }, [target, still]);
  return (
    <main class="reader" ref={root}>
      <div class="reader-top small">
        <Neighbour {...go} post={older} words="Older" />
        <span class="reader-where">
          <bdi>{archive.title}</bdi> · <DateText date={post.date} style="long" />
        </span>
        <Neighbour {...go} post={newer} words="Newer" />
      </div>
      <article>
        <Heading post={post} text={text} />
        <About post={post} comments={comments.length} dossier={props.dossier} />
        {post.gone === true && <p class="loss small">No longer on the blog. It is kept here.</p>}
        <div class="body">
          <Blocks blocks={post.body} headings={2} text={text} />
          {post.body.length === 0 && <p class="removed">The archive has no text of this post.</p>}
        </div>
        {post.teaser && (
          <p class="loss">Only the beginning of this post was kept in the archive.</p>
        )}
      </article>
      <Thread
        comments={comments}
        target={target}
        still={still}
        text={text}
        dossier={props.dossier}
      />
      {(older || newer) && (
        <nav class="reader-next" aria-label="Posts before and after">
          <Neighbour {...go} post={older} words="Older" titled />
          <Neighbour {...go} post={newer} words="Newer" titled />
        </nav>
      )}
      {props.found && <FoundBar {...props.found} root={root} />}
    </main>
  );
}

interface HeadingProps {
  readonly post: Post;
  readonly text: (text: string) => ComponentChildren;
}

/** First words that stand in for a title are in the body too, and marked there. */
function Heading({ post, text }: HeadingProps) {
  return (
    <h1 dir="auto">
      {post.title === null ? (
        <TitleText title={opening(blocksText(post.body))} missing />
      ) : (
        <bdi>{text(post.title)}</bdi>
      )}
    </h1>
  );
}

/** "by Rook · union, workload · 55 comments · see the original": what is not known is left out. */
function About({
  post,
  comments,
  dossier,
}: {
  readonly post: Post;
  readonly comments: number;
  readonly dossier: ReaderDossier | undefined;
}) {
  const parts = [
    post.author !== null && (
      <span>
        by <bdi>{post.author}</bdi>
      </span>
    ),
    post.labels.length > 0 && <bdi>{post.labels.join(', ')}</bdi>,
    comments > 0 && <span dir="auto">{sayCount(comments, 'comment')}</span>,
    post.url !== null && (
      <a href={post.url} target="_blank" rel="noopener noreferrer">
        see the original
      </a>
    ),
    dossier !== undefined && post.body.length > 0 && (
      <AddToDossier dossier={dossier} comment={null} />
    ),
  ].filter(part => part !== false);
  return <p class="small about">{parts.map((part, i) => (i === 0 ? part : [' · ', part]))}</p>;
}
