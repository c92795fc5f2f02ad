import type { ArchiveReader, PostRow, ReadyArchive } from '../jobs/index.ts';

/** The reading port over a pack in memory: what the tool searches and annotates with. */
export function createPackReader(pack: ReadyArchive): ArchiveReader {
  const { archive, threads, segments, terms, occurrences, dictionary } = pack;
  const byNo = new Map(threads.map(thread => [thread.row.no, thread]));
  const byId = new Map(threads.map(thread => [thread.row.post.id, thread.row]));
  const rows = new Map(segments.map(segment => [segment.no, segment.rows]));
  const own = (id: string) => id === archive.id;
  const inTime = () =>
    threads
      .map(thread => thread.row)
      .filter(row => row.post.date !== null)
      .sort(byDate);
  return {
    archives: async () => [archive],
    archive: async id => (own(id) ? archive : undefined),
    posts: async (_, nos) => nos.map(no => byNo.get(no)?.row),
    postById: async (_, id) => byId.get(id),
    comments: async (_, post) => [...(byNo.get(post)?.comments ?? [])],
    comment: async (_, post, index) => byNo.get(post)?.comments[index],
    async neighbours(_, row) {
      const dated = inTime();
      const at = dated.findIndex(other => other.no === row.no);
      const [older, newer] = at < 0 ? [] : [dated[at - 1], dated[at + 1]];
      return { ...(older ? { older } : {}), ...(newer ? { newer } : {}) };
    },
    postsInTime: async () => inTime().map(({ no }) => no),
    newest: async () => inTime().at(-1),
    terms: async () => [...terms],
    termsByNo: async (_, nos) => nos.map(no => terms[no]),
    termEdits: async () => [],
    dictionary: async () => dictionary,
    occurrences: async (_, term) => occurrences[term],
    segments: async () => segments.map(({ no, dead }) => ({ no, dead })),
    segmentRow: async (_, segment, row) => rows.get(segment)?.[row],
    titles: async () => threads.map(({ row }) => row.post),
  };
}

/** Sources list the newest first: of one day, the higher number is the older post. */
function byDate(a: PostRow, b: PostRow): number {
  if (a.post.date === b.post.date) return b.no - a.no;
  return (a.post.date ?? '') < (b.post.date ?? '') ? -1 : 1;
}
