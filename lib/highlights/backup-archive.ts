/** What a backup says of an archive: enough to have it again, with its pack beside. */
import * as v from 'valibot';

const Short = v.pipe(v.string(), v.maxLength(10_000));
const Count = v.pipe(v.number(), v.minValue(0), v.maxValue(8.64e15));
const Total = v.nullable(Count);
const Address = v.pipe(Short, v.regex(/^https?:/i));

const AnySite = { title: v.nullable(Short), url: Address };
/** What is known of a site, and drives its crawls (`sources/site/site.ts`). */
const Site = v.variant('kind', [
  v.object({
    kind: v.literal('blogger'),
    ...AnySite,
    feeds: Address,
    format: v.picklist(['atom', 'json']),
    summaryOnly: v.boolean(),
    posts: Total,
    comments: Total,
  }),
  v.object({
    kind: v.literal('wordpress'),
    ...AnySite,
    api: Address,
    posts: Total,
    comments: Total,
  }),
  v.object({
    kind: v.literal('feed'),
    ...AnySite,
    feed: Address,
    posts: Count,
    summaryOnly: v.boolean(),
  }),
  v.object({
    kind: v.literal('pack'),
    ...AnySite,
    form: v.picklist(['zip', 'folder']),
    posts: Count,
    comments: Count,
  }),
]);

const Validators = v.record(
  Short,
  v.object({ etag: v.nullable(Short), lastModified: v.nullable(Short) }),
);
/** How far the last crawl has seen (`Since` of `sources/site/crawl-types.ts`); another form is none. */
const Since = v.fallback(
  v.nullable(
    v.object({
      posts: Total,
      comments: Total,
      validators: Validators,
      look: v.optional(
        v.object({
          at: Total,
          commentsAt: Total,
          posts: Total,
          comments: Total,
          validators: Validators,
        }),
      ),
    }),
  ),
  null,
);

const Updates = v.object({
  /** "a Blogger blog with 4,812 posts" */
  said: Short,
  every: v.picklist(['day', 'week', 'never']),
  /** Posts and comments that are no longer there. */
  gone: Count,
  goneComments: Count,
  site: Site,
  /** Null: all of it is looked at again. */
  since: Since,
});

const Glossary = v.object({
  mode: v.picklist(['auto', 'on', 'off']),
  id: v.nullable(v.pipe(v.string(), v.maxLength(60))),
});

/** An archive that was there. Its content is in a pack beside the backup, or not in it: then it is only named. */
export const BackupArchive = v.object({
  id: v.pipe(v.string(), v.regex(/^[0-9a-z]{1,40}$/)),
  title: Short,
  url: v.nullable(Short),
  posts: Count,
  /** Where it is fetched from, for those that have a site or a pack to follow. */
  site: v.nullable(Short),
  entry: v.nullable(v.pipe(v.string(), v.regex(/^archives\/[\w.-]+$/))),
  // Backups of before archives could be in them have none of these.
  comments: v.optional(Count, 0),
  created: v.optional(v.nullable(Count), null),
  /** Null where nobody chose one. */
  glossary: v.optional(v.fallback(v.nullable(Glossary), null), null),
  /** Name of the glossary that its terms were made with. */
  glossed: v.optional(v.nullable(Short), null),
  /** Null for an archive of files; what can't be followed is not. */
  updates: v.optional(v.fallback(v.nullable(Updates), null), null),
});
export type BackupArchive = v.InferOutput<typeof BackupArchive>;

/** The pack of an archive, as an entry of a backup's zip. */
export function packEntry(archive: string): string {
  return `archives/${archive}.zip`;
}
