/** What a card shows of a term: dated, spread over time, in the archive's own words. */
import {
  type ArchiveId,
  type ArchivePlace,
  type Evidence,
  FailureError,
  fail,
  type MentionEvidence,
  type Quote,
  type Term,
} from '../model/index.ts';
import { decodeOccurrences, type Occurrence } from '../terms/index.ts';
import { yearOf } from '../text/index.ts';
import { type DatedOccurrence, pickCandidates, quoteFrom } from './evidence-quotes.ts';
import type { ArchiveReader } from './ports.ts';
import { textOf, titleOf } from './thread-text.ts';

/** Gathers the evidence of one term; throws a 'not-found' failure if the archive has it no longer. */
export async function gatherEvidence(
  reader: ArchiveReader,
  archive: ArchiveId,
  no: number,
): Promise<Evidence> {
  const [info, [term], bytes] = await Promise.all([
    reader.archive(archive),
    reader.termsByNo(archive, [no]),
    reader.occurrences(archive, no),
  ]);
  if (!info || !term) {
    throw new FailureError(
      fail(
        'not-found',
        'The archive does not know this term any more.',
        'It was imported anew: reload the page to mark it again.',
      ).error,
    );
  }
  const occurrences = bytes ? decodeOccurrences(bytes) : [];
  const dated = await datePosts(reader, archive, occurrences);
  const quotes = await chooseQuotes(reader, archive, term, dated);
  return {
    archive,
    archiveTitle: info.title,
    term: no,
    name: term.name,
    kind: term.kind,
    expansion: term.expansion,
    aliases: term.aliases,
    definition: term.definition,
    formerly: term.formerly,
    now: term.now,
    posts: term.posts,
    comments: term.comments,
    first: await extreme(reader, archive, dated, 'first'),
    last: await extreme(reader, archive, dated, 'last'),
    years: yearsOf(term),
    quotes,
    bestComment: null,
  };
}

/** The evidence of a mention's term, with what else its words may mean. */
export async function gatherCardEvidence(
  reader: ArchiveReader,
  { archive, term, senses, word, host }: CardSubject,
): Promise<MentionEvidence> {
  const [evidence, others] = await Promise.all([
    gatherEvidence(reader, archive, term),
    reader.termsByNo(archive, senses),
  ]);
  return {
    ...evidence,
    word,
    host,
    others: others.flatMap(other =>
      other
        ? [
            {
              archive,
              term: other.no,
              name: other.name,
              expansion: other.expansion,
              kind: other.kind,
            },
          ]
        : [],
    ),
  };
}

/** What a card is opened on. */
export interface CardSubject {
  readonly archive: ArchiveId;
  readonly term: number;
  readonly senses: readonly number[];
  readonly word: string;
  readonly host: string;
}

/** The occurrences with their posts, oldest first; those without a date last. */
async function datePosts(
  reader: ArchiveReader,
  archive: ArchiveId,
  occurrences: readonly Occurrence[],
): Promise<DatedOccurrence[]> {
  const nos = [...new Set(occurrences.map(occurrence => occurrence.post))];
  const rows = new Map((await reader.posts(archive, nos)).map((row, i) => [nos[i], row]));
  return occurrences
    .flatMap(occurrence => {
      const row = rows.get(occurrence.post);
      return row ? [{ ...occurrence, row }] : [];
    })
    .sort((a, b) => {
      const dateA = a.row.post.date ?? '9999';
      const dateB = b.row.post.date ?? '9999';
      return dateA < dateB ? -1 : dateA > dateB ? 1 : a.comment - b.comment;
    });
}

async function extreme(
  reader: ArchiveReader,
  archive: ArchiveId,
  dated: readonly DatedOccurrence[],
  which: 'first' | 'last',
): Promise<Evidence['first']> {
  const withDate = dated.filter(occurrence => occurrence.row.post.date !== null);
  const found = which === 'first' ? withDate[0] : withDate.at(-1);
  if (!found) return null;
  const place = await placeOf(reader, archive, found);
  return { date: found.row.post.date!, place };
}

async function placeOf(
  reader: ArchiveReader,
  archive: ArchiveId,
  { row, comment }: DatedOccurrence,
): Promise<ArchivePlace> {
  const id = comment < 0 ? null : ((await reader.comments(archive, row.no))[comment]?.id ?? null);
  return { archive, post: row.post.id, comment: id };
}

async function chooseQuotes(
  reader: ArchiveReader,
  archive: ArchiveId,
  term: Term,
  dated: readonly DatedOccurrence[],
): Promise<Quote[]> {
  const posts = pickCandidates(dated.filter(one => one.comment < 0));
  const comments = pickCandidates(dated.filter(one => one.comment >= 0));
  const fromPosts = await quotes(reader, archive, term, posts, 2);
  const fromComments = await quotes(reader, archive, term, comments, fromPosts.length < 2 ? 2 : 1);
  return [...fromPosts, ...fromComments].slice(0, 3);
}

/** The best quote of each group, until there are `limit`, no sentence twice. */
async function quotes(
  reader: ArchiveReader,
  archive: ArchiveId,
  term: Term,
  groups: readonly (readonly DatedOccurrence[])[],
  limit: number,
): Promise<Quote[]> {
  const chosen: Quote[] = [];
  const said = new Set<string>();
  for (const group of groups) {
    if (chosen.length === limit) break;
    let best: { quote: Quote; score: number; key: string } | null = null;
    for (const { row, comment } of group) {
      const comments = comment < 0 ? [] : await reader.comments(archive, row.no);
      const found = quoteFrom(textOf(row.post, comments, comment), term);
      if (!found || said.has(found.key) || (best && best.score >= found.score)) continue;
      const author = comment < 0 ? row.post.author : (comments[comment]?.author ?? null);
      best = {
        score: found.score,
        key: found.key,
        quote: {
          archive,
          post: row.post.id,
          comment: comments[comment]?.id ?? null,
          kind: comment < 0 ? 'post' : 'comment',
          date: comments[comment]?.date ?? row.post.date,
          author,
          ...titleOf(row.post),
          text: found.pieces,
        },
      };
    }
    if (best) {
      chosen.push(best.quote);
      said.add(best.key);
    }
  }
  return chosen;
}

function yearsOf(term: Term): { year: number; count: number }[] {
  const first = yearOf(term.first);
  const last = yearOf(term.last);
  if (first === null || last === null) return [];
  const years: { year: number; count: number }[] = [];
  for (let year = first; year <= last; year++) {
    years.push({ year, count: term.years[String(year)] ?? 0 });
  }
  return years;
}
