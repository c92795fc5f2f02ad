import { useEffect, useRef } from 'preact/hooks';
import type { CommentId } from '../../lib/model/index.ts';
import { Button } from '../shared/index.ts';

/** The user's dossier, as the reader knows it. */
export interface ReaderDossier {
  /** How many passages of the post (null), or of a comment, are in it. */
  countOf(comment: CommentId | null): number;
  /** Null is all of it. */
  onAdd(comment: CommentId | null, words: string | null): void;
}

export interface AddToDossierProps {
  readonly dossier: ReaderDossier;
  /** Null for the post. */
  readonly comment: CommentId | null;
}

/** Puts what is selected of a post or comment into the dossier, or all of it where nothing is. */
export function AddToDossier({ dossier, comment }: AddToDossierProps) {
  const root = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    // The selection would be gone before the click.
    const keep = (event: Event) => event.preventDefault();
    const span = root.current;
    span?.addEventListener('mousedown', keep);
    return () => span?.removeEventListener('mousedown', keep);
  }, []);
  const count = dossier.countOf(comment);
  const add = () => {
    const around = root.current?.closest(comment === null ? 'article' : '.comment') ?? null;
    dossier.onAdd(comment, around && selectedIn(around));
  };
  return (
    <span class="to-dossier" ref={root}>
      <Button kind="link" onClick={add}>
        Add to dossier
      </Button>
      <span role="status">
        {count > 0 && (count === 1 ? ' (1 passage is in it)' : ` (${count} passages are in it)`)}
      </span>
    </span>
  );
}

function selectedIn(element: Element): string | null {
  const selection = getSelection();
  if (!selection || selection.isCollapsed) return null;
  const { anchorNode, focusNode } = selection;
  if (!element.contains(anchorNode) || !element.contains(focusNode)) return null;
  return selection.toString().trim() || null;
}
