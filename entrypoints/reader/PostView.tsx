import { useEffect, useState } from 'preact/hooks';
import { Reader } from '../../components/reader/index.ts';
import type { Library } from '../../lib/jobs/index.ts';
import {
  type ArchivePlace,
  type Failure,
  FailureError,
  fail,
  type ReaderPage,
} from '../../lib/model/index.ts';
import { readerAddress } from '../../lib/platform/index.ts';

export interface PostViewProps {
  readonly library: Library;
  readonly place: ArchivePlace;
  /** The query that led here. */
  readonly marks: string;
}

/** One post, read from the database. */
export function PostView({ library, place, marks }: PostViewProps) {
  const [page, setPage] = useState<ReaderPage | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  useEffect(() => {
    library.read(place.archive, place.post).then(setPage, error => setFailure(asFailure(error)));
  }, [library, place.archive, place.post]);
  useEffect(() => {
    if (page) document.title = `${page.post.title ?? 'Post'} · ${page.archive.title}`;
  }, [page]);
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

function asFailure(error: unknown): Failure {
  if (error instanceof FailureError) return error.failure;
  const said = error instanceof Error ? error.message : String(error);
  return fail('unreadable', `The post could not be read: ${said}.`, 'Reload this page.').error;
}
