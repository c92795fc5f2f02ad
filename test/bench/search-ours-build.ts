/** Writes our index into the product's own database, as an import does. */
import { mergeSmallSegments } from '../../lib/jobs/import-merge.ts';
import { type ImportJob, newArchive, newJob, type PostWrite } from '../../lib/jobs/index.ts';
import type { Block, Comment, Post } from '../../lib/model/index.ts';
import { createSegmentBuilder, type IndexDoc } from '../../lib/search/index.ts';
import { BackstoryDatabase, createImportStore } from '../../lib/store/index.ts';
import { compileTerms } from '../../lib/terms/index.ts';
import { makeNames } from './made-names.ts';
import type { Builder } from './search-engines.ts';

/** Characters to a segment: a step of an import. */
const STEP = 3_000_000;
const TERMS = 3_000;
const day = 86_400_000;

/** An archive in a database of its name; `whole` writes posts, comments and terms too. */
export function createOursBuilder(name: string, whole: boolean): Builder {
  const database = new BackstoryDatabase(name);
  const store = createImportStore(database);
  let job: ImportJob | null = null;
  let builder = createSegmentBuilder();
  let rows: Thread[] = [];
  let [held, segment] = [0, 0];

  async function begin(): Promise<ImportJob> {
    const request = { title: name, titled: true, sources: [], include: [], crawl: null };
    const made = newJob({ archive: name, ...request }, Date.now());
    const id = await store.createJob(made, newArchive(name, name, Date.now()));
    return { ...made, id };
  }

  async function write(): Promise<void> {
    job ??= await begin();
    const archive = (await store.archive(name))!;
    const segmentRows = builder.finish().rows;
    const written = await store.commit({
      ...{ job, archive, loose: [], joined: [], seen: [], mined: null },
      posts: rows.map(toWrite),
      segment: { no: segment++, rows: segmentRows },
    });
    if (!written) throw new Error('somebody else writes to this database');
    job = { ...job, revision: job.revision + 1 };
    builder = createSegmentBuilder();
    [rows, held] = [[], 0];
  }

  return {
    async add(docs) {
      for (const doc of docs) {
        if (doc.comment < 0 && held >= STEP) await write();
        builder.add(doc);
        held += doc.fields.body.length;
        if (!whole) continue;
        if (doc.comment < 0) rows.push({ post: doc, comments: [] });
        else rows.at(-1)!.comments.push(doc);
      }
      return true;
    },
    async finish() {
      if (held > 0) await write();
      if (whole && job) await writeTerms(job);
      // Last of all, as behind an import: what was written last is read again where a database is opened.
      await mergeSmallSegments({ store, breathe: async () => {} } as never, name);
      let bytes = 0;
      await database.segmentRows.each(row => {
        bytes += row.bytes.length;
      });
      return bytes;
    },
  };

  async function writeTerms(job: ImportJob): Promise<void> {
    const made = makeNames(TERMS);
    const facts = { definition: null, formerly: [], now: null, muted: false, salience: 0.5 };
    const counts = { posts: 1, comments: 0, first: null, last: null, years: {} };
    await store.commitTerms(job, (await store.archive(name))!, {
      terms: made.map((term, no) => ({ ...term, ...facts, ...counts, no, origin: 'mined' })),
      occurrences: made.map(() => new Uint8Array(0)),
      dictionary: compileTerms(made),
    });
  }
}

interface Thread {
  readonly post: IndexDoc;
  readonly comments: IndexDoc[];
}

const blocksOf = (text: string): Block[] => [{ t: 'p', c: [text] }];
const dateOf = ({ day: days }: IndexDoc) =>
  days === null ? null : new Date(days * day).toISOString().slice(0, 10);

function toWrite({ post: doc, comments }: Thread): PostWrite {
  const { title = null, labels = '', author = null, body } = doc.fields;
  const post: Post = {
    ...{ id: `p${doc.post}`, kind: 'post', url: null, teaser: false },
    ...{ title, author, labels: labels.split('\n'), date: dateOf(doc), body: blocksOf(body) },
  };
  const list = comments.map((one): Comment => {
    const plain = { id: `c${one.comment}`, parent: null, removed: false, date: dateOf(one) };
    return { ...plain, author: one.fields.author ?? null, body: blocksOf(one.fields.body) };
  });
  const row = { no: doc.post, post, comments: list.length, hash: '', source: null };
  return { row, comments: list, replaces: false };
}
