/** The rows of a pack, checked like any other outside data: digests tell damage, not intent. */
import * as v from 'valibot';
import type { StoredThread } from '../../jobs/index.ts';
import { type Block, type Inline, TERM_KINDS, TERM_ORIGINS, type Term } from '../../model/index.ts';
import { isoDay } from '../../text/index.ts';

const Count = v.pipe(v.number(), v.integer(), v.minValue(0));
const WallDate = v.nullable(
  v.pipe(
    v.string(),
    v.regex(/^\d{4}-\d\d-\d\d(T[\d:.]+(Z|[+-]\d\d:\d\d)?)?$/),
    v.check(date => isDay(date), 'is no day of the calendar'),
  ),
);

function isDay(date: string): boolean {
  const [year, month, day] = date.slice(0, 10).split('-').map(Number);
  return isoDay(year ?? 0, month ?? 0, day ?? 0) !== null;
}
const Id = v.pipe(v.string(), v.regex(/^[pc][0-9a-z]{11}$/));
/** The only schemes that a link or an image of an archive may have. */
const Href = v.pipe(v.string(), v.regex(/^(https?:|mailto:)/i));

// What `lazy` calls for every part of every body gives the same schema again: to make it takes far longer
// than to check by it.
const Inlines: v.GenericSchema<Inline[]> = v.array(v.lazy(() => AnyInline));
const AnyInline: v.GenericSchema<Inline> = v.union([
  v.string(),
  v.object({ t: v.picklist(['em', 'strong', 'code']), c: Inlines }),
  v.object({ t: v.literal('link'), href: Href, c: Inlines }),
  v.object({ t: v.literal('break') }),
]);

const Blocks: v.GenericSchema<Block[]> = v.array(v.lazy(() => AnyBlock));
const AnyBlock: v.GenericSchema<Block> = v.variant('t', [
  v.object({ t: v.literal('p'), c: Inlines }),
  v.object({ t: v.literal('h'), level: v.picklist([1, 2, 3, 4, 5, 6]), c: Inlines }),
  v.object({ t: v.literal('list'), ordered: v.boolean(), items: v.array(Blocks) }),
  v.object({ t: v.literal('quote'), c: Blocks }),
  v.object({ t: v.literal('table'), head: v.boolean(), rows: v.array(v.array(Inlines)) }),
  v.object({ t: v.literal('pre'), text: v.string() }),
  v.object({ t: v.literal('image'), src: Href, alt: v.string() }),
  v.object({ t: v.literal('embed'), href: Href, title: v.string() }),
  v.object({ t: v.literal('rule') }),
]);

export const ThreadLine: v.GenericSchema<unknown, StoredThread> = v.object({
  row: v.object({
    no: Count,
    post: v.object({
      id: Id,
      kind: v.picklist(['post', 'page']),
      title: v.nullable(v.string()),
      date: WallDate,
      url: v.nullable(Href),
      author: v.nullable(v.string()),
      labels: v.array(v.string()),
      body: Blocks,
      teaser: v.boolean(),
      gone: v.optional(v.boolean()),
    }),
    comments: Count,
    hash: v.string(),
    source: v.nullable(v.string()),
  }),
  comments: v.array(
    v.object({
      id: Id,
      parent: v.nullable(Id),
      author: v.nullable(v.string()),
      date: WallDate,
      source: v.optional(v.string()),
      removed: v.boolean(),
      gone: v.optional(v.boolean()),
      body: Blocks,
    }),
  ),
});

const Facts = {
  name: v.string(),
  kind: v.picklist(TERM_KINDS),
  aliases: v.array(v.string()),
  expansion: v.nullable(v.string()),
  // Packs of before these were known have none of them.
  definition: v.optional(v.nullable(v.object({ text: v.string(), source: v.string() })), null),
  formerly: v.optional(v.array(v.string()), []),
  now: v.optional(v.nullable(v.string()), null),
  origin: v.optional(v.picklist(TERM_ORIGINS), 'mined'),
  muted: v.optional(v.boolean(), false),
  ambiguous: v.exactOptional(v.boolean()),
  salience: v.number(),
};

/** Only the pack of a backup has terms that somebody has edited. */
const History = v.object({
  key: v.string(),
  before: v.nullable(v.object(Facts)),
  merged: v.array(v.object(Facts)),
});

export const TermLine: v.GenericSchema<unknown, Term> = v.object({
  no: Count,
  ...Facts,
  posts: Count,
  comments: Count,
  first: WallDate,
  last: WallDate,
  years: v.record(v.pipe(v.string(), v.regex(/^\d{4}$/)), Count),
  edited: v.exactOptional(History),
});
