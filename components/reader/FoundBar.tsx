import type { RefObject } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Button, KeyHint, sayCount, sayNumber, useKeys } from '../shared/index.ts';
import { passages } from './marked-passages.ts';

export interface FoundBarProps {
  /** The search that led here, and where its results are. */
  readonly query: string;
  readonly href: string;
  /** What holds the marks. */
  readonly root: RefObject<Element | null>;
}

/** At the foot of a post that a search led to: how many passages are marked, from one to the next, and back. */
export function FoundBar({ query, href, root }: FoundBarProps) {
  const [all, setAll] = useState<readonly HTMLElement[]>([]);
  const [at, setAt] = useState(-1);
  useEffect(() => {
    const found = root.current ? passages(root.current) : [];
    setAll(found);
    // After what was scrolled to: that one is the first that is looked at.
    setAt(found.findLastIndex(mark => mark.getBoundingClientRect().top < innerHeight * 0.8));
  }, [root, query]);
  const go = (next: number) => {
    const mark = all[next];
    if (!mark) return false;
    setAt(next);
    mark.tabIndex = -1;
    mark.scrollIntoView({ block: 'center' });
    mark.focus({ preventScroll: true });
    return true;
  };
  useKeys({ n: () => go(at + 1), p: () => go(at - 1) });
  return (
    <nav class="found-bar small" aria-label="Search">
      <a href={href}>
        Results for <bdi>“{query.trim()}”</bdi>
      </a>
      <span class="space" />
      {all.length > 0 && (
        <>
          <span role="status">
            {at < 0
              ? sayCount(all.length, 'passage')
              : `${sayNumber(at + 1)} of ${sayCount(all.length, 'passage')}`}
          </span>
          <Button kind="quiet" disabled={at <= 0} onClick={() => go(at - 1)}>
            Previous <KeyHint name="P" />
          </Button>
          <Button kind="quiet" disabled={at >= all.length - 1} onClick={() => go(at + 1)}>
            Next <KeyHint name="N" />
          </Button>
        </>
      )}
    </nav>
  );
}
