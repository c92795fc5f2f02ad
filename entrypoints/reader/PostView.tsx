import { useEffect, useLayoutEffect, useState } from 'preact/hooks';
import { Reader, usePassage } from '../../components/reader/index.ts';
import type { Library } from '../../lib/jobs/index.ts';
import {
  type ArchivePlace,
  type Failure,
  failureOf,
  type ReaderPage,
} from '../../lib/model/index.ts';
import { readerAddress, searchAddress } from '../../lib/platform/index.ts';
import { returnTo, useKeptPlace } from './history-place.ts';
import { useDossier } from './use-dossier.ts';
import { useHighlights } from './use-highlights.ts';

export interface PostViewProps {
  readonly library: Library;
  readonly place: ArchivePlace;
  /** The query that led here. */
  readonly marks: string;
  /** A text of the post, or of the comment, to go to. */
  readonly passage: string;
}

/** One post, read from the database, at the place that was looked for, or where one left it. */
export function PostView({ library, place, marks, passage }: PostViewProps) {
  const [page, setPage] = useState<ReaderPage | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const words = useWords(library, marks);
  const kept = useKeptPlace();
  useEffect(() => {
    library
      .read(place.archive, place.post)
      .then(setPage, error =>
        setFailure(failureOf(error, 'The post could not be read', 'Reload this page.')),
      );
  }, [library, place.archive, place.post]);
  useEffect(() => {
    if (page) document.title = `${page.post.title ?? 'Post'} · ${page.archive.title}`;
  }, [page]);
  const open = page !== null && words !== null;
  useLayoutEffect(() => {
    if (!open || kept.y !== undefined) returnTo(kept);
  }, [open, kept]);
  usePassage(open, passage, place.comment, kept.y !== undefined);
  useHighlights(place, open);
  const dossier = useDossier(page);
  return (
    <Reader
      page={open ? page : null}
      failure={failure}
      target={place.comment}
      marks={words ?? []}
      markText={library.mark}
      {...(dossier && { dossier })}
      still={kept.y !== undefined}
      {...(marks === '' ? {} : { found: { query: marks, href: searchAddress(marks) } })}
      hrefOf={to => readerAddress(to)}
      onOpen={to => location.assign(readerAddress(to))}
    />
  );
}

/** What the query finds, to be marked; null until it is known. */
function useWords(library: Library, query: string): readonly string[] | null {
  const [words, setWords] = useState<readonly string[] | null>(query === '' ? [] : null);
  useEffect(() => {
    if (query === '') return setWords([]);
    let left = false;
    library.wordsOf(query).then(
      found => !left && setWords(found),
      // The post can be read without marks.
      () => !left && setWords([]),
    );
    return () => {
      left = true;
    };
  }, [library, query]);
  return words;
}
