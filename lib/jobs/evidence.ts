/** What a card shows of a term: dated, spread over time, in the archive's own words. */
import {
  type ArchiveId,
  type Evidence,
  FailureError,
  fail,
  type MentionEvidence,
  type Term,
} from '../model/index.ts';
import { decodeOccurrences, termKey } from '../terms/index.ts';
import { yearOf } from '../text/index.ts';
import { readCandidates } from './evidence-candidates.ts';
import { chooseQuotes } from './evidence-choice.ts';
import { sortInTime, spread, type TimedOccurrence } from './evidence-places.ts';
import { createQuoter } from './evidence-quotes.ts';
import type { ArchiveReader } from './ports.ts';

/** Stretches of time, and how many places of each are read: more would cost the card time and rarely finds better. */
const STRETCHES = 3;
const POSTS_EACH = 5;
/** A comment is read with its whole thread. */
const COMMENTS_EACH = 3;

/** Gathers the evidence of one term; throws a 'not-found' failure if the archive has it no longer. */
export async function gatherEvidence(
  reader: ArchiveReader,
  archive: ArchiveId,
  no: number,
): Promise<Evidence> {
  const [info, [term], bytes, inTime] = await Promise.all([
    reader.archive(archive),
    reader.termsByNo(archive, [no]),
    reader.occurrences(archive, no),
    reader.postsInTime(archive),
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
  const places = sortInTime(bytes ? decodeOccurrences(bytes) : [], inTime);
  const quoter = createQuoter(term);
  const inPosts = places.filter(place => place.comment < 0);
  const inComments = places.filter(place => place.comment >= 0);
  const dated = places.filter(place => place.time >= 0);
  const [posts, comments, first, last] = await Promise.all([
    readCandidates(reader, archive, spread(inPosts, STRETCHES, POSTS_EACH), quoter),
    readCandidates(reader, archive, spread(inComments, STRETCHES, COMMENTS_EACH), quoter),
    endAt(reader, archive, dated[0]),
    endAt(reader, archive, dated.at(-1)),
  ]);
  return {
    archive,
    archiveTitle: info.title,
    key: termKey(term),
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
    first,
    last,
    years: yearsOf(term),
    ...chooseQuotes(posts, comments),
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
              key: termKey(other),
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

/** The first or the last mention: its date, and where it stands. */
async function endAt(
  reader: ArchiveReader,
  archive: ArchiveId,
  place: TimedOccurrence | undefined,
): Promise<Evidence['first']> {
  if (!place) return null;
  const [[row], comments] = await Promise.all([
    reader.posts(archive, [place.post]),
    place.comment < 0 ? [] : reader.comments(archive, place.post),
  ]);
  const comment = comments[place.comment];
  const date = comment?.date ?? row?.post.date ?? null;
  if (!row || date === null) return null;
  return { date, place: { archive, post: row.post.id, comment: comment?.id ?? null } };
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
