import {
  type ArchiveId,
  FailureError,
  fail,
  type PostId,
  type ReaderPage,
} from '../model/index.ts';
import type { ArchiveReader, PostRow } from './ports.ts';
import { titleOf } from './thread-text.ts';

/** A post with its thread and its neighbours; throws 'not-found' where the archive has it no longer. */
export async function readPost(
  reader: ArchiveReader,
  archive: ArchiveId,
  id: PostId,
): Promise<ReaderPage> {
  const [info, row] = await Promise.all([reader.archive(archive), reader.postById(archive, id)]);
  if (!info || !row) {
    throw new FailureError(
      fail(
        'not-found',
        'This post is in no archive on this machine.',
        'Import the archive that it came from, or search for its words.',
      ).error,
    );
  }
  const [comments, { older, newer }] = await Promise.all([
    reader.comments(archive, row.no),
    reader.neighbours(archive, row),
  ]);
  return { archive: info, post: row.post, comments, older: named(older), newer: named(newer) };
}

function named(row: PostRow | undefined): ReaderPage['older'] {
  return row ? { post: row.post.id, title: titleOf(row.post).title } : null;
}
