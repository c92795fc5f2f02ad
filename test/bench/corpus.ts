/** The archive that importing, searching and annotating are measured on: made, written, imported once. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { importFiles } from '../../lib/cli/import-files.ts';
import { createPackReader } from '../../lib/cli/pack-reader.ts';
import { type ArchiveReader, createOpenIndex, type StoredThread } from '../../lib/jobs/index.ts';
import { mergeSegments, openSegment, type SegmentReader } from '../../lib/search/index.ts';
import { median, timed } from './figures.ts';
import { makeDump } from './made-dump.ts';

/** Behind one that warms the code. */
const RUNS = 3;

export interface CorpusSize {
  readonly posts: number;
  readonly comments: number;
}

export interface Corpus extends CorpusSize {
  readonly dump: string;
  readonly bytes: number;
  readonly store: ArchiveReader;
  readonly threads: readonly StoredThread[];
  readonly archive: string;
  /** Of the import, the median of some, from the file to an archive that can be searched. */
  readonly milliseconds: number;
}

export async function makeCorpus({ posts, comments }: CorpusSize): Promise<Corpus> {
  const folder = await mkdtemp(join(tmpdir(), 'backstory-bench-'));
  try {
    const file = join(folder, 'dump.txt');
    const dump = makeDump(posts, Math.round(comments / posts));
    await writeFile(file, dump);
    const bytes = (await readFile(file)).byteLength;
    const runs: number[] = [];
    let imported = await importFiles([file], 'Bench', { titled: true });
    for (let run = 0; run < RUNS; run++) {
      const [took, again] = await timed(() => importFiles([file], 'Bench'));
      runs.push(took);
      imported.store.close();
      imported = again;
    }
    const { store: disk, job } = imported;
    const milliseconds = median(runs);
    if (job.posts !== posts) throw new Error(`imported ${job.posts} posts of ${posts}`);
    const archive = job.archive;
    const threads = await disk.threads(archive, 0, posts);
    const store = createPackReader({ ...disk.ready(), threads });
    disk.close();
    return { posts, comments: job.comments, dump, bytes, store, threads, archive, milliseconds };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

export interface MergedIndex {
  /** As the import left it. */
  readonly segments: readonly SegmentReader[];
  readonly merged: SegmentReader;
  readonly mergedBytes: number;
}

/** The corpus' index, and the same as one segment. */
export async function mergeCorpus({ store }: Corpus): Promise<MergedIndex> {
  const { segments } = await createOpenIndex(store).view();
  const { segment } = await mergeSegments(segments);
  const merged = await openSegment(async row => segment.rows[row]!);
  return { segments, merged, mergedBytes: segment.bytes };
}
