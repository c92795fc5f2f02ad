import { useEffect, useState } from 'preact/hooks';
import { Reader, usePassage } from '../../components/reader/index.ts';
import type { Library } from '../../lib/jobs/index.ts';
import {
  type ArchivePlace,
  type Failure,
  failureOf,
  type ReaderPage,
} from '../../lib/model/index.ts';
import { readerAddress } from '../../lib/platform/index.ts';
import { useHighlights } from './use-highlights.ts';

export interface PostViewProps {
  readonly library: Library;
  readonly place: ArchivePlace;
  /** The query that led here. */
  readonly marks: string;
  /** A text of the post, or of the comment, to go to. */
  readonly passage: string;
}

/** One post, read from the database. */
export function PostView({ library, place, marks, passage }: PostViewProps) {
  const [page, setPage] = useState<ReaderPage | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
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
  usePassage(page !== null, passage, place.comment);
  useHighlights(place, page !== null);
  return (
    <Reader
      page={page}
      failure={failure}
      target={place.comment}
      marks={library.wordsOf(marks)}
      markText={library.mark}
      hrefOf={to => readerAddress(to)}
      onOpen={to => location.assign(readerAddress(to))}
    />
  );
}
