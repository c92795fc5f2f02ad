/** What a query's filters leave of the documents. */
import { type Expansion, expandWord } from './expand.ts';
import { Postings } from './postings.ts';
import { AUTHOR_MARK } from './segment-builder.ts';
import type { SegmentReader } from './segment-reader.ts';
import { type Slot, slotPostings } from './slots.ts';
import type { Threads } from './threads.ts';
import type { QueryFilter, SearchOptions } from './types.ts';

export interface Restriction {
  /** By document: its thread, or -1 where it may not be found. */
  readonly of: Int32Array;
  /** In days since 1970; kept apart from `of`, because the years count without them. */
  readonly from: number | null;
  readonly to: number | null;
  readonly in: 'posts' | 'comments' | null;
  /** Somebody's words are asked for: each document stands for itself. */
  readonly byAuthor: boolean;
  readonly byLabel: boolean;
}

/** Goes through filters and excluded words; `into` is used for `of` where anything is left out. */
export async function restrict(
  segments: readonly SegmentReader[],
  threads: Threads,
  filters: readonly QueryFilter[],
  without: readonly Slot[],
  options: SearchOptions,
  into: Int32Array,
): Promise<Restriction> {
  const wanted = filters.filter(filter => !filter.negated);
  const unwanted = filters.filter(filter => filter.negated);
  const authors = wanted.filter(({ kind }) => kind === 'author');
  const labels = wanted.filter(({ kind }) => kind === 'label');
  const place = whichOf(wanted, unwanted, options.in);
  let of = threads.of;
  const copy = (): Int32Array => {
    if (of !== into) {
      into.set(threads.of);
      of = into;
    }
    return into;
  };
  const seek = { segments, threads };
  // Of several authors any will do: nobody wrote a comment together.
  if (authors.length > 0)
    keepOnly(copy(), await marked(seek, await authorSlots(segments, authors)));
  for (const label of labels) {
    keepThreads(threads, copy(), await marked(seek, await labelSlots(segments, [label]), 'labels'));
  }
  for (const { kind, from, to } of unwanted) {
    if (kind === 'year' || kind === 'before' || kind === 'after') {
      leaveOut(copy(), doc => isWithin(threads.day[doc]!, from, to));
    }
  }
  const notBy = unwanted.filter(({ kind }) => kind === 'author');
  const notLabelled = unwanted.filter(({ kind }) => kind === 'label');
  const excluded = [...without, ...(await authorSlots(segments, notBy))];
  if (excluded.length > 0) {
    const found = await marked(seek, excluded);
    leaveOut(copy(), doc => found[doc] === 1);
  }
  if (notLabelled.length > 0) {
    const found = await marked(seek, await labelSlots(segments, notLabelled), 'labels');
    leaveOutThreads(threads, copy(), found);
  }
  if (place !== null) {
    leaveOut(copy(), doc => (threads.isPost[doc] === 1) !== (place === 'posts'));
  }
  return {
    of,
    ...datesOf(wanted),
    in: place,
    byAuthor: authors.length > 0,
    byLabel: labels.length > 0,
  };
}

function whichOf(
  wanted: readonly QueryFilter[],
  unwanted: readonly QueryFilter[],
  option: 'posts' | 'comments' | undefined,
): 'posts' | 'comments' | null {
  const said = new Set<string>(wanted.flatMap(({ kind, value }) => (kind === 'in' ? [value] : [])));
  for (const { kind, value } of unwanted) {
    if (kind === 'in') said.add(value === 'posts' ? 'comments' : 'posts');
  }
  if (option !== undefined) said.add(option);
  // Both together are everything.
  if (said.size !== 1) return null;
  return said.has('posts') ? 'posts' : 'comments';
}

function datesOf(filters: readonly QueryFilter[]): { from: number | null; to: number | null } {
  let from: number | null = null;
  let to: number | null = null;
  for (const filter of filters) {
    if (filter.from !== null) from = Math.max(from ?? filter.from, filter.from);
    if (filter.to !== null) to = Math.min(to ?? filter.to, filter.to);
  }
  return { from, to };
}

function isWithin(day: number, from: number | null, to: number | null): boolean {
  return (from === null || day >= from) && (to === null || day < to);
}

async function authorSlots(
  segments: readonly SegmentReader[],
  filters: readonly QueryFilter[],
): Promise<Slot[]> {
  return Promise.all(filters.map(filter => filterSlot(segments, filter, AUTHOR_MARK)));
}

async function labelSlots(
  segments: readonly SegmentReader[],
  filters: readonly QueryFilter[],
): Promise<Slot[]> {
  return Promise.all(filters.map(filter => filterSlot(segments, filter, '')));
}

/** The words of an author or a label, as they are written; the last may still be being typed. */
async function filterSlot(
  segments: readonly SegmentReader[],
  { words, open }: QueryFilter,
  mark: string,
): Promise<Slot> {
  const phrase = await Promise.all(
    words.map(async (word, i): Promise<Expansion['forms']> => {
      const prefix = open && i === words.length - 1;
      const options = { prefix, typos: false, stems: false };
      return (await expandWord(segments, mark + word, options)).forms;
    }),
  );
  return { phrases: [phrase], df: 0, idf: 0 };
}

interface Seek {
  readonly segments: readonly SegmentReader[];
  readonly threads: Threads;
}

/** 1 for each document that has any of the slots; with `labels`, in its labels. */
async function marked(
  { segments, threads }: Seek,
  slots: readonly Slot[],
  where: 'labels' | 'anywhere' = 'anywhere',
): Promise<Uint8Array> {
  const found = new Uint8Array(threads.docs);
  const buffer = new Postings();
  for (const slot of slots) {
    for (const [segment, reader] of segments.entries()) {
      const base = threads.base[segment]!;
      const table = threads.tables[segment]!;
      await slotPostings(reader, segment, table, slot, buffer, null, postings => {
        for (let i = 0; i < postings.count; i++) {
          const labelled = postings.fields && postings.labels[i]! > 0;
          if (where === 'anywhere' || labelled) found[base + postings.docs[i]!] = 1;
        }
      });
    }
  }
  return found;
}

function keepOnly(of: Int32Array, found: Uint8Array): void {
  leaveOut(of, doc => found[doc] === 0);
}

/** Labels are the post's: its comments go with it. */
function keepThreads(threads: Threads, of: Int32Array, found: Uint8Array): void {
  const kept = threadsWith(threads, found);
  leaveOut(of, doc => kept[of[doc]!] === 0);
}

function leaveOutThreads(threads: Threads, of: Int32Array, found: Uint8Array): void {
  const left = threadsWith(threads, found);
  leaveOut(of, doc => left[of[doc]!] === 1);
}

function threadsWith(threads: Threads, found: Uint8Array): Uint8Array {
  const having = new Uint8Array(threads.count);
  for (let doc = 0; doc < threads.docs; doc++) {
    const thread = threads.of[doc]!;
    if (found[doc] === 1 && thread >= 0) having[thread] = 1;
  }
  return having;
}

function leaveOut(of: Int32Array, isOut: (doc: number) => boolean): void {
  for (let doc = 0; doc < of.length; doc++) if (of[doc]! >= 0 && isOut(doc)) of[doc] = -1;
}
